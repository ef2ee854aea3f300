//! `keruen demo`: a temporary site with the demonstration region.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use keruen_people::Role;
use keruen_speech::Speaker;
use keruen_web::shell::DemoRole;
use tokio::net::TcpListener;

use super::failed;
use crate::cli::DemoArgs;
use crate::config::Config;
use crate::demo::{self, Days, DemoError, Source};
use crate::house::{self, House};
use crate::say;
use crate::site::{Site, SiteError};
use crate::work::Work;

/// Marks a folder as a demonstration; holds the codes of its roles.
const MARK: &str = "demonstration";

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Story(#[from] DemoError),
    #[error("{0} is not empty")]
    NotEmpty(String),
    #[error("port {0}: {1}")]
    Port(u16, std::io::Error),
}

/// Makes the site, or opens the one that was kept, and serves it until Ctrl+C or SIGTERM.
pub async fn run(t: Speaker<'_>, args: DemoArgs) -> ExitCode {
    match show(t, &args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => failed(&match &trouble {
            Trouble::Site(error) => say::site_trouble(t, error),
            Trouble::Story(error) => t.say1("cli-demo-wrong", "detail", error.to_string()),
            Trouble::NotEmpty(place) => t.say1("cli-demo-not-empty", "dir", place.as_str()),
            Trouble::Port(port, error) => t.say2(
                "cli-demo-port",
                "port",
                port.to_string(),
                "detail",
                error.to_string(),
            ),
        }),
    }
}

async fn show(t: Speaker<'_>, args: &DemoArgs) -> Result<(), Trouble> {
    let stop = house::asked_to_stop().map_err(SiteError::io(Path::new("signal")))?;
    let asked = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let port = |error| Trouble::Port(args.port, error);
    // Asked for now, so that a taken port is said at once; let go, because nobody may knock before
    // the house is ready.
    let address = std::net::TcpListener::bind(asked)
        .and_then(|held| held.local_addr())
        .map_err(port)?;
    if let Some(today) = args.today {
        demo::set_today(today, &demo::zone().rules());
    }
    // Removed when this function ends, whichever way it does.
    let folder = match &args.data {
        Some(_) => None,
        None => Some(tempfile::tempdir().map_err(SiteError::io(&std::env::temp_dir()))?),
    };
    let data = match (&args.data, &folder) {
        (Some(data), _) => data.clone(),
        (None, Some(folder)) => folder.path().join("site"),
        (None, None) => unreachable!("one of the two is there"),
    };
    let (site, roles) = ready(args, &data, address).await?;
    let listener = TcpListener::bind(address).await.map_err(port)?;
    let house = House::new(site, &listener, demo::now, offered(&roles))?;
    let url = house.base_url();
    say::tell(t.say1("cli-demo-on", "url", url));
    say::tell(t.say("cli-demo-see"));
    for role in offered(&roles) {
        say::tell(format!(
            "  {url}/demo/{} — {}",
            role.path,
            t.say(role.label)
        ));
    }
    if let Some(data) = &args.data {
        say::tell(t.say1("cli-demo-kept", "dir", data.display().to_string()));
    }
    say::tell(t.say("cli-demo-stop"));
    house.serve(listener, stop).await;
    Ok(())
}

/// The site with all its data, jobs included, and the roles that have an account.
async fn ready(
    args: &DemoArgs,
    data: &Path,
    address: SocketAddr,
) -> Result<(Site, Vec<Role>), Trouble> {
    let config = Config::of_demo(data.to_owned(), args.database.clone(), address);
    let mark = data.join(MARK);
    if let Ok(codes) = std::fs::read_to_string(&mark) {
        let mut site = Site::open(config).await?;
        site.hold()?;
        site.update(demo::now()).await?;
        return Ok((
            site,
            codes.lines().filter_map(|code| code.parse().ok()).collect(),
        ));
    }
    if std::fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Trouble::NotEmpty(data.display().to_string()));
    }
    let mut site = Site::create(config, demo::now()).await?;
    site.hold()?;
    let days = Days::new(demo::now(), site.config.zone.rules());
    let roles = demo::load(&site.db, &site.files, &Source::embedded(), &days).await?;
    let work = Work::new(
        site.db.clone(),
        site.files.clone(),
        Arc::new(site.config.clone()),
        demo::now,
    );
    work.plan().await.map_err(SiteError::from)?;
    work.run_all().await.map_err(SiteError::from)?;
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    std::fs::write(&mark, codes.join("\n")).map_err(SiteError::io(&mark))?;
    Ok((site, roles))
}

/// The roles as the bar of the demonstration offers them.
fn offered(roles: &[Role]) -> Vec<DemoRole> {
    let role = |role: &Role| DemoRole {
        path: role.code(),
        label: label(*role),
    };
    roles
        .iter()
        .map(role)
        .chain([keruen_web::VISITOR])
        .collect()
}

const fn label(role: Role) -> &'static str {
    match role {
        Role::Owner => "demo-role-owner",
        Role::Coordinator => "demo-role-coordinator",
        Role::Clerk => "demo-role-clerk",
        Role::Reviewer => "demo-role-reviewer",
        Role::Commissioner => "demo-role-commissioner",
        Role::Trainer => "demo-role-trainer",
        Role::Participant => "demo-role-participant",
    }
}

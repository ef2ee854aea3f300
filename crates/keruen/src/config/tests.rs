//! What a site may be told, and how it is told that it may not.

use super::*;

#[test]
fn the_base_address_is_kept_as_browsers_name_it() {
    for (typed, kept) in [
        ("HTTPS://Keruen.Example:443/", "https://keruen.example"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://керуен.example", "https://xn--e1aabgxj.example"),
    ] {
        let kept_here = origin(typed).unwrap();
        if typed.is_ascii() {
            assert_eq!(kept_here, kept, "{typed}");
        } else {
            assert!(kept_here.starts_with("https://xn--"), "{kept_here}");
        }
    }
}

#[test]
fn what_is_no_origin_is_refused() {
    for typed in [
        "keruen.example",
        "ftp://a.example",
        "https://a.example/x",
        "https://u@a.example",
        "",
    ] {
        assert!(
            matches!(origin(typed), Err(ConfigError::BaseUrl(_))),
            "{typed}"
        );
    }
}

#[test]
fn a_mail_server_is_read_with_its_secret_and_never_shows_it() {
    let smtp = mail_server("smtp://a%40b:p%3Aw@mail.example", Some("k@ngo.example")).unwrap();
    assert_eq!((smtp.port, smtp.security), (587, Security::StartTls));
    assert_eq!(smtp.user.as_deref(), Some("a@b"));
    assert_eq!(smtp.password.as_deref(), Some("p:w"));
    assert!(!format!("{smtp:?}").contains("p:w"));
    for wrong in ["mail.example", "http://mail.example", "smtp://"] {
        let error = mail_server(wrong, Some("k@ngo.example")).unwrap_err();
        assert!(matches!(error, ConfigError::Smtp), "{wrong}");
    }
    for from in [None, Some("keruen")] {
        assert!(matches!(
            mail_server("smtp://mail.example", from),
            Err(ConfigError::Sender(_))
        ));
    }
}

#[test]
fn flags_come_before_the_file() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(
        dir.path().join(FILE),
        "listen = \"127.0.0.1:9000\"\nbase_url = \"https://a.example\"\n",
    )
    .unwrap();
    let args = SiteArgs {
        data: dir.path().to_owned(),
        listen: Some("127.0.0.1:9001".parse().unwrap()),
        ..SiteArgs::default()
    };
    let config = Config::gather(&args).unwrap();
    assert_eq!(config.listen.port(), 9001);
    assert_eq!(config.base_url, "https://a.example");
}

#[test]
fn what_a_new_site_was_told_later_commands_know() {
    assert_eq!(Config::told(&SiteArgs::default()), None);
    let dir = tempfile::tempdir().unwrap();
    let told = SiteArgs {
        base_url: Some("https://a.example".to_owned()),
        trust_proxy: vec!["127.0.0.1/32".parse().unwrap()],
        smtp: Some("smtp://a:secret@mail.example".to_owned()),
        no_nightly_backup: true,
        ..SiteArgs::default()
    };
    let kept = Config::told(&told).unwrap();
    assert!(!kept.contains("secret"), "{kept}");
    std::fs::write(dir.path().join(FILE), kept).unwrap();
    let later = Config::gather(&SiteArgs {
        data: dir.path().to_owned(),
        ..SiteArgs::default()
    });
    let later = later.unwrap();
    assert_eq!(later.base_url, "https://a.example");
    assert_eq!(later.trust_proxy, told.trust_proxy);
    assert!(!later.nightly_backup);
}

#[test]
fn a_wrong_line_is_named_and_its_value_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let args = SiteArgs {
        data: dir.path().to_owned(),
        ..SiteArgs::default()
    };
    let said = |text: &str| {
        std::fs::write(dir.path().join(FILE), text).unwrap();
        Config::gather(&args).unwrap_err()
    };
    for (text, number, name) in [
        ("listen = \"127.0.0.1:9000\"\nlisten = \"x\"\n", 2, "listen"),
        ("\nlisten = \"secret\"\n", 2, "listen"),
        ("smtp = \"smtp://a:secret@b\n", 1, "smtp"),
        ("nightly_backup = secret\n", 1, "nightly_backup"),
    ] {
        match said(text) {
            ConfigError::Line { line, text, .. } => {
                assert_eq!((line, text.as_str()), (number, name));
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    for (text, number) in [("lisen = 1\n", 1), ("\n[more]\nlisen = 1\n", 2)] {
        match said(text) {
            ConfigError::Unknown { line, .. } | ConfigError::Line { line, .. } => {
                assert_eq!(line, number, "{text}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    assert!(matches!(said("lisen = 1\n"), ConfigError::Unknown { key, .. } if key == "lisen"));
    assert!(matches!(
        said("database = \"mysql://a\"\n"),
        ConfigError::Database
    ));
}

#[test]
fn the_settings_are_those_of_the_file() {
    let text = "database = \"postgres://a\"\nlisten = \"127.0.0.1:1\"\nbase_url = \"x\"\n\
        trust_proxy = []\nsmtp = \"x\"\nmail_from = \"x\"\nnightly_backup = true\n";
    assert!(toml::from_str::<File>(text).is_ok());
    assert!(
        SETTINGS
            .iter()
            .all(|name| text.contains(&format!("{name} = ")))
    );
    assert_eq!(text.lines().count(), SETTINGS.len());
}

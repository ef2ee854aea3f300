//! What a site may be told, and how it is told that it may not.

use proptest::prelude::*;

use super::*;

fn place(data: &Path) -> Place {
    Place {
        data: data.to_owned(),
        database: None,
    }
}

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
    let settings = Settings {
        listen: Some("127.0.0.1:9001".parse().unwrap()),
        ..Settings::default()
    };
    let config = Config::gather(&place(dir.path()), &settings, None).unwrap();
    assert_eq!(config.listen.port(), 9001);
    assert_eq!(config.base_url, "https://a.example");
}

#[test]
fn what_a_new_site_was_told_later_commands_know() {
    assert_eq!(Config::told(&Settings::default()), None);
    let dir = tempfile::tempdir().unwrap();
    let told = Settings {
        base_url: Some("https://a.example".to_owned()),
        trust_proxy: vec!["127.0.0.1/32".parse().unwrap()],
        time_zone: Some("Asia/Aqtau".parse().unwrap()),
        no_nightly_backup: true,
        ..Settings::default()
    };
    let kept = Config::told(&told).unwrap();
    std::fs::write(dir.path().join(FILE), kept).unwrap();
    let later = Config::gather(&place(dir.path()), &Settings::default(), None).unwrap();
    assert_eq!(later.base_url, "https://a.example");
    assert_eq!(later.trust_proxy, told.trust_proxy);
    assert!(!later.nightly_backup);
    assert_eq!(later.zone.name(), "Asia/Aqtau");
    let restored: File = toml::from_str(&later.without_secrets()).unwrap();
    assert!(
        restored
            .time_zone
            .is_some_and(|Named(zone)| zone == later.zone)
    );
    // What a backup says stands, under what the restore was told; what cannot be read is said to be.
    let told = Settings::default();
    let whole = Config::restored(&later.without_secrets(), &told);
    assert!(!whole.unread && whole.text.contains("https://a.example"));
    let torn = Config::restored("base_url = \"https://a.ex", &told);
    assert!(torn.unread && torn.text.is_empty(), "{torn:?}");
}

#[test]
fn a_wrong_line_is_named_and_its_value_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let said = |text: &str| {
        std::fs::write(dir.path().join(FILE), text).unwrap();
        Config::gather(&place(dir.path()), &Settings::default(), None).unwrap_err()
    };
    for (text, number, name) in [
        (
            "listen = \"127.0.0.1:9000\"\nlisten = \"x\"\n",
            2,
            Some("listen"),
        ),
        ("\nlisten = \"secret\"\n", 2, Some("listen")),
        ("smtp = \"smtp://a:secret@b\n", 1, Some("smtp")),
        ("smtp: \"smtp://a:secret@b\"\n", 1, Some("smtp")),
        ("smtp \"smtp://a:secret@b\"\n", 1, Some("smtp")),
        ("time_zone = \"Aktau\"\n", 1, Some("time_zone")),
        ("nightly_backup = secret\n", 1, Some("nightly_backup")),
        ("\n secret\n", 2, None),
    ] {
        match said(text) {
            ConfigError::Line { line, setting, .. } => {
                assert_eq!((line, setting), (number, name), "{text}");
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
        trust_proxy = []\nsmtp = \"x\"\nmail_from = \"x\"\ntime_zone = \"Asia/Aqtau\"\nnightly_backup = true\n";
    assert!(toml::from_str::<File>(text).is_ok());
    assert!(
        SETTINGS
            .iter()
            .all(|(name, _)| text.contains(&format!("{name} = ")))
    );
    assert_eq!(text.lines().count(), SETTINGS.len());
}

#[test]
fn every_example_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let all = SETTINGS.map(|(_, line)| line).join("\n");
    std::fs::write(dir.path().join(FILE), all).unwrap();
    let config = Config::gather(&place(dir.path()), &Settings::default(), None).unwrap();
    assert!(config.smtp.is_some() && !config.trust_proxy.is_empty());
}

proptest! {
    /// However a line is mistyped, what is said of it holds no value.
    #[test]
    fn no_value_is_ever_said(
        secret in "[A-Z0-9]{12,20}",
        setting in 0..SETTINGS.len(),
        lines in prop::collection::vec(prop_oneof![
            Just("listen = \"127.0.0.1:9000\"\n"),
            Just("# a note\n"),
            Just("trust_proxy = [\n"),
            Just("smtp = \"\"\"\n"),
        ], 0..3),
        between in prop_oneof![
            Just(" = \""), Just(": \""), Just(" \""), Just("=\n"), Just("=\"\"\"\n"), Just(" = '"),
            Just("\n"), Just(" "), Just(" = ["), Just(" = "),
        ],
        after in prop_oneof![Just("\""), Just(""), Just("="), Just("@host\""), Just("\n\"\"\""), Just(" x = 1")],
    ) {
        let name = SETTINGS[setting].0;
        let text = format!("{}{name}{between}{secret}{after}\n", lines.concat());
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(FILE), &text).unwrap();
        if let Err(error) = Config::gather(&place(dir.path()), &Settings::default(), None)
            // These two repeat what they refuse: neither an origin nor a sender is a secret.
            && !matches!(error, ConfigError::BaseUrl(_) | ConfigError::Sender(_))
        {
            let t = keruen_web::wording::speaker(keruen_speech::Lang::En);
            let said = crate::say::config_trouble(t, &error);
            prop_assert!(!said.contains(&secret), "{text:?}: {said}");
            prop_assert!(!error.to_string().contains(&secret), "{text:?}: {error}");
        }
    }
}

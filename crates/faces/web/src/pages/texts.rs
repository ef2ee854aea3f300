//! The standing texts: what this site is, how accessible it is, what it keeps about people.

use askama::Template;
use keruen_speech::Speaker;

use crate::cx::Cx;
use crate::page::{Answer, Page};
use crate::shell::{Scene, Shell};

macro_rules! standing {
    ($(#[$doc:meta])* $page:ident, $handler:ident, $template:literal, $title:literal, $lede:literal) => {
        $(#[$doc])*
        #[derive(Debug, Template)]
        #[template(path = $template)]
        pub struct $page {
            shell: Shell,
            t: Speaker<'static>,
        }

        impl Page for $page {
            fn sample(scene: &Scene) -> Self {
                let t = scene.t();
                Self { shell: scene.shell(t.say($title)).about(t.say($lede)), t }
            }
        }

        $(#[$doc])*
        pub async fn $handler(cx: Cx) -> Answer {
            // Nothing in these pages is invented: the sample is the page.
            $page::sample(&cx.scene).show()
        }
    };
}

standing!(
    /// What this site is.
    About, about, "pages/about.html", "shell-about", "shell-about-lede"
);
standing!(
    /// How accessible it is, and whom to tell when it is not.
    Accessibility, accessibility, "pages/accessibility.html", "shell-accessibility", "shell-accessibility-lede"
);
standing!(
    /// What it keeps about people, and what they can ask for.
    YourData, your_data, "pages/your-data.html", "shell-your-data", "shell-your-data-lede"
);

//! The wordings of consent that a new site begins with. The operator publishes newer ones; a
//! receipt always names the text that was read.

use keruen_people::Refusal;
use keruen_people::consent::{self, Purpose};
use keruen_speech::Lang;
use keruen_store::Tx;

/// Publishes a wording for every purpose.
pub async fn publish(tx: &mut Tx) -> Result<(), Refusal> {
    for purpose in Purpose::ALL {
        // keys: wordings-*
        let key = format!("wordings-{}", purpose.code().replace('_', "-"));
        let [kk, ru, en] =
            [Lang::Kk, Lang::Ru, Lang::En].map(|lang| keruen_web::wording::speaker(lang).say(&key));
        consent::publish_wording(tx, purpose, [&kk, &ru, &en]).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_words_in_every_language() {
        for purpose in Purpose::ALL {
            let key = format!("wordings-{}", purpose.code().replace('_', "-"));
            for lang in Lang::ALL {
                assert!(
                    keruen_web::wording::speaker(lang).has(&key),
                    "{key} {}",
                    lang.code()
                );
            }
        }
    }
}

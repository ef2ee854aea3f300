//! The summary of a form's faults names the field of each: `Surname: fill this in`.
//!
//! A field's name stands in the page once, at the field. The summary stands above it, so it is
//! completed when the page is written: `<!--surname-->` gives way to the label of `surname`.

/// Begins the place in a summary that waits for a field's name.
const OPEN: &str = "<!--";
/// Ends it.
const CLOSE: &str = "-->";

/// The page with the fields named in its summary of faults. A field without a label of plain
/// words stays unnamed.
pub fn faults(html: String) -> String {
    let Some((start, end)) = summary(&html) else {
        return html;
    };
    let mut out = String::with_capacity(html.len() + 256);
    out.push_str(&html[..start]);
    let mut rest = &html[start..end];
    while let Some((before, field, after)) = next(rest) {
        out.push_str(before);
        if let Some((at, label)) = label(&html[end..], field) {
            if let Some(group) = group(&html[end..end + at]) {
                out.push_str(group);
                out.push_str(" — ");
            }
            out.push_str(label);
            // A question or a sentence needs no colon.
            let ended = label.ends_with(['?', '.', ':']);
            out.push_str(if ended { " " } else { ": " });
        }
        rest = after;
    }
    out.push_str(rest);
    out.push_str(&html[end..]);
    out
}

/// Where the summary's list begins and ends.
fn summary(html: &str) -> Option<(usize, usize)> {
    let start = html.find("<div class=\"errs\"")?;
    let end = start + html[start..].find("</ul>")?;
    Some((start, end))
}

/// What stands before the next waiting place, its field, and what stands after it.
fn next(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (field, after) = rest.split_once(CLOSE)?;
    Some((before, field, after))
}

/// Where a field's label, or the question over its boxes, stands, and its words.
fn label<'h>(html: &'h str, field: &str) -> Option<(usize, &'h str)> {
    [
        (format!("<legend id=\"{field}-legend\">"), "</legend>"),
        (format!("<label for=\"{field}\">"), "</label>"),
    ]
    .iter()
    .find_map(|(start, end)| {
        let (before, rest) = html.split_once(start.as_str())?;
        Some((before.len(), rest.split_once(end)?.0))
    })
    .filter(|(_, label)| !label.is_empty() && !label.contains('<'))
}

/// The name of the group that is open at the end of this part of a page: of several fields that are
/// called alike it says which one is meant.
fn group(before: &str) -> Option<&str> {
    const GROUP: &str = "<fieldset class=\"group\"><legend>";
    let inside = &before[before.rfind(GROUP)? + GROUP.len()..];
    // One opened before this part; each that was opened in it may be closed again.
    let open = inside.matches("<fieldset").count() >= inside.matches("</fieldset>").count();
    let legend = inside.split_once("</legend>")?.0;
    Some(legend).filter(|legend| open && !legend.is_empty() && !legend.contains('<'))
}

/// How a page calls a field that people write into, or choose a file for, with the name of its group;
/// `None` if it has no such field.
pub fn written(html: &str, field: &str) -> Option<String> {
    let is = |tag: &str| {
        let begins = format!("<{tag} class=\"in\" id=\"{field}\" name=\"{field}\"");
        html.contains(&begins)
    };
    let (at, label) = label(html, field).filter(|_| is("input") || is("textarea"))?;
    Some(match group(&html[..at]) {
        Some(group) => format!("{group} — {label}"),
        None => label.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_has_a_name_and_what_is_chosen_has_none() {
        let html = "<fieldset class=\"group\"><legend>Text</legend><label for=\"text_kk\">Қазақша</label>\
            <textarea class=\"in\" id=\"text_kk\" name=\"text_kk\"></textarea></fieldset>\
            <label for=\"slug\">Address</label><input class=\"in\" id=\"slug\" name=\"slug\" type=\"text\">\
            <label for=\"kind\">Kind</label><select class=\"in\" id=\"kind\" name=\"kind\"></select>\
            <input type=\"hidden\" name=\"version\" value=\"1\">";
        let named = |field: &str| written(html, field);
        assert_eq!(named("text_kk").as_deref(), Some("Text — Қазақша"));
        assert_eq!(named("slug").as_deref(), Some("Address"));
        assert_eq!((named("kind"), named("version")), (None, None));
    }

    fn page(list: &str, fields: &str) -> String {
        format!("<h1>x</h1><div class=\"errs\"><ul>{list}</ul></div><form>{fields}</form>")
    }

    #[test]
    fn each_fault_bears_the_name_of_its_field() {
        let fields = "<label for=\"given\">Given name</label>\
            <fieldset><legend id=\"way-legend\">How?</legend><label for=\"way\">By mail</label></fieldset>";
        assert_eq!(
            faults(page(
                "<li><a href=\"#given\"><!--given-->Fill this in</a></li>\
                 <li><a href=\"#way\"><!--way-->Choose one</a></li>",
                fields
            )),
            page(
                "<li><a href=\"#given\">Given name: Fill this in</a></li>\
                 <li><a href=\"#way\">How? Choose one</a></li>",
                fields
            )
        );
    }

    /// Six stages have a last day each.
    #[test]
    fn of_fields_called_alike_the_group_says_which() {
        let group = |name: &str, id: &str| {
            format!(
                "<fieldset class=\"group\"><legend>{name}</legend><fieldset><legend>x</legend></fieldset>\
                 <label for=\"{id}\">Last day</label></fieldset>"
            )
        };
        let fields = format!(
            "{}{}<label for=\"name\">Name</label>",
            group("Call", "a"),
            group("Tour", "b")
        );
        let list = "<li><!--b-->Wrong</li><li><!--name-->Wrong</li>";
        let named = "<li>Tour — Last day: Wrong</li><li>Name: Wrong</li>";
        assert_eq!(faults(page(list, &fields)), page(named, &fields));
    }

    #[test]
    fn a_field_without_a_name_leaves_no_trace_and_the_rest_of_the_page_is_not_touched() {
        let fields = "<p><!--given--></p><label for=\"given\"><b>Given</b></label>";
        assert_eq!(
            faults(page(
                "<li><!--given-->Wrong</li><li><!--none-->Bad</li>",
                fields
            )),
            page("<li>Wrong</li><li>Bad</li>", fields)
        );
        let plain = "<p><!--given--></p><label for=\"given\">Given</label>".to_owned();
        assert_eq!(faults(plain.clone()), plain);
    }
}

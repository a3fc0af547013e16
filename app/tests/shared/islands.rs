//! Islands in snapshots: without the number that Leptos makes of their sources, which says nothing about the page.

/// A page whose islands are named as in the sources.
pub(crate) fn without_numbers(html: &str) -> String {
    let mut parts = html.split("data-component=\"");
    let mut named = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('"').unwrap_or((part, ""));
        let name = name.rsplit_once('_').map_or(name, |(name, _)| name);
        named.push_str(&format!("data-component=\"{name}\"{rest}"));
    }
    named
}

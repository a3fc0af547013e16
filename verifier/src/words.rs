//! The sentences of a verdict, which the command line shares with the pages: it reads them where the pages' come from.

/// A message a line, and nothing in it but `{ $name }`.
const TEXTS: &str = include_str!("../../locales/en/verify.ftl");

/// A sentence with what it mentions. One that is not there shows its name: a test looks for those.
pub(crate) fn say(key: &str, mentioned: &[(&str, &str)]) -> String {
    let text = TEXTS.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ")).unwrap_or(key);
    mentioned.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{ ${name} }}"), value))
}

/// The form of a sentence for so many of a thing.
pub(crate) fn of(key: &str, count: u64, mentioned: &[(&str, &str)]) -> String {
    let form = if count == 1 { "one" } else { "other" };
    let number = count.to_string();
    say(&format!("{key}-{form}"), &[&[("count", number.as_str())], mentioned].concat())
}

/// A moment, in seconds since 1970: of the day that it is now, the time alone.
pub(crate) fn moment(seconds: u64, now: u64) -> String {
    let at = |seconds: u64| i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    let Some(then) = at(seconds) else { return format!("{seconds} seconds after 1970") };
    let (day, time) = (then.strftime("%Y-%m-%d").to_string(), then.strftime("%H:%M").to_string());
    let today = at(now).is_some_and(|now| now.strftime("%Y-%m-%d").to_string() == day);
    say(if today { "verify-when-today" } else { "verify-when-day" }, &[("day", &day), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_anybody_can_compare_them() {
        assert_eq!(moment(29_160, 86_399), "today 08:06 UTC");
        assert_eq!(moment(29_160, 86_400), "1970-01-01, 08:06 UTC");
        assert_eq!(moment(u64::MAX, 0), format!("{} seconds after 1970", u64::MAX));
    }
}

//! Time zones as people name them: by their IANA name, or by a city.

use crate::error::ValueError;
use jiff::tz::TimeZone;

/// Cities that have no zone of their own, in lower case, with the zone whose time they keep.
#[rustfmt::skip]
const CITIES: &[(&str, &str)] = &[
    ("geneva", "Europe/Zurich"), ("genève", "Europe/Zurich"), ("geneve", "Europe/Zurich"), ("genf", "Europe/Zurich"),
    ("ginevra", "Europe/Zurich"), ("ginebra", "Europe/Zurich"), ("제네바", "Europe/Zurich"), ("جنيف", "Europe/Zurich"),
    ("bern", "Europe/Zurich"), ("berne", "Europe/Zurich"), ("basel", "Europe/Zurich"), ("lausanne", "Europe/Zurich"),
    ("zürich", "Europe/Zurich"), ("the hague", "Europe/Amsterdam"), ("den haag", "Europe/Amsterdam"), ("la haye", "Europe/Amsterdam"),
    ("rotterdam", "Europe/Amsterdam"), ("strasbourg", "Europe/Paris"), ("lyon", "Europe/Paris"), ("marseille", "Europe/Paris"),
    ("bruxelles", "Europe/Brussels"), ("munich", "Europe/Berlin"), ("münchen", "Europe/Berlin"), ("frankfurt", "Europe/Berlin"),
    ("hamburg", "Europe/Berlin"), ("bonn", "Europe/Berlin"), ("köln", "Europe/Berlin"), ("cologne", "Europe/Berlin"),
    ("wien", "Europe/Vienna"), ("milan", "Europe/Rome"), ("milano", "Europe/Rome"), ("roma", "Europe/Rome"), ("barcelona", "Europe/Madrid"),
    ("porto", "Europe/Lisbon"), ("kiev", "Europe/Kyiv"), ("київ", "Europe/Kyiv"), ("москва", "Europe/Moscow"), ("saint petersburg", "Europe/Moscow"),
    ("edinburgh", "Europe/London"), ("manchester", "Europe/London"), ("gothenburg", "Europe/Stockholm"), ("ankara", "Europe/Istanbul"),
    ("washington", "America/New_York"), ("washington dc", "America/New_York"), ("boston", "America/New_York"), ("philadelphia", "America/New_York"),
    ("atlanta", "America/New_York"), ("miami", "America/New_York"), ("san francisco", "America/Los_Angeles"), ("seattle", "America/Los_Angeles"),
    ("houston", "America/Chicago"), ("dallas", "America/Chicago"), ("ottawa", "America/Toronto"), ("montreal", "America/Toronto"),
    ("brasilia", "America/Sao_Paulo"), ("brasília", "America/Sao_Paulo"), ("rio de janeiro", "America/Sao_Paulo"), ("são paulo", "America/Sao_Paulo"),
    ("quito", "America/Guayaquil"), ("bogotá", "America/Bogota"), ("beijing", "Asia/Shanghai"), ("peking", "Asia/Shanghai"),
    ("北京", "Asia/Shanghai"), ("上海", "Asia/Shanghai"), ("香港", "Asia/Hong_Kong"), ("台北", "Asia/Taipei"), ("東京", "Asia/Tokyo"),
    ("osaka", "Asia/Tokyo"), ("kyoto", "Asia/Tokyo"), ("서울", "Asia/Seoul"), ("busan", "Asia/Seoul"), ("부산", "Asia/Seoul"),
    ("séoul", "Asia/Seoul"), ("سيول", "Asia/Seoul"), ("평양", "Asia/Pyongyang"), ("new delhi", "Asia/Kolkata"), ("delhi", "Asia/Kolkata"),
    ("mumbai", "Asia/Kolkata"), ("chennai", "Asia/Kolkata"), ("bangalore", "Asia/Kolkata"), ("islamabad", "Asia/Karachi"), ("lahore", "Asia/Karachi"),
    ("hanoi", "Asia/Bangkok"), ("ulan bator", "Asia/Ulaanbaatar"), ("abu dhabi", "Asia/Dubai"), ("tel aviv", "Asia/Jerusalem"),
    ("ramallah", "Asia/Hebron"), ("بيروت", "Asia/Beirut"), ("القاهرة", "Africa/Cairo"), ("تونس", "Africa/Tunis"), ("تهران", "Asia/Tehran"),
    ("rabat", "Africa/Casablanca"), ("abuja", "Africa/Lagos"), ("pretoria", "Africa/Johannesburg"), ("cape town", "Africa/Johannesburg"),
    ("alexandria", "Africa/Cairo"), ("canberra", "Australia/Sydney"), ("wellington", "Pacific/Auckland"),
];

/// The zone that somebody names: `Europe/Zurich`, `UTC`, `Seoul`, `Geneva`.
///
/// # Errors
/// `error-time-zone`; `error-zone-letters` for letters like EST, which some read as the time of a place the whole year
/// round and others as a time that no place has in June.
pub fn parse(text: &str) -> Result<TimeZone, ValueError> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = name.split([',', '(']).next().unwrap_or_default().trim();
    let lower = bare.to_lowercase();
    if let Some((_, zone)) = CITIES.iter().find(|(city, _)| *city == lower) {
        return TimeZone::get(zone).map_err(|_| ValueError::new("error-time-zone"));
    }
    if is_letters(bare) {
        return Err(ValueError::new("error-zone-letters"));
    }
    if let Ok(zone) = TimeZone::get(&bare.replace(' ', "_")) {
        return Ok(zone);
    }
    let city = lower.replace(' ', "_");
    let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    names.sort();
    let of_city =
        |name: &&String| name.rsplit_once('/').is_some_and(|(area, last)| !area.starts_with("Etc") && last.to_lowercase() == city);
    let found = names.iter().find(of_city).ok_or(ValueError::new("error-time-zone"))?;
    TimeZone::get(found).map_err(|_| ValueError::new("error-time-zone"))
}

/// Whether a zone is named by letters alone, as EST, CET, IST and PDT are.
fn is_letters(name: &str) -> bool {
    let known = ["UTC", "UCT", "GMT", "GB", "NZ", "PRC", "ROC", "ROK"];
    let upper = name.to_ascii_uppercase();
    let letters = (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic()) && name == upper;
    let mixed = ["EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"].contains(&upper.as_str());
    let fixed = ["EST", "MST", "HST", "CET", "MET", "EET", "WET"].contains(&upper.as_str());
    (letters && !known.contains(&name)) || mixed || fixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_its_name_or_a_city() {
        for (typed, name) in [
            ("Europe/Zurich", "Europe/Zurich"),
            (" seoul ", "Asia/Seoul"),
            ("Geneva", "Europe/Zurich"),
            ("Geneva, Switzerland", "Europe/Zurich"),
            ("New York", "America/New_York"),
            ("서울", "Asia/Seoul"),
            ("Buenos Aires", "America/Argentina/Buenos_Aires"),
            ("UTC", "UTC"),
            ("GMT", "GMT"),
        ] {
            let zone = parse(typed).unwrap();
            assert_eq!(zone.iana_name(), Some(name), "{typed}");
        }
        for (city, zone) in CITIES {
            assert!(TimeZone::get(zone).is_ok() && *city == city.to_lowercase(), "{city}");
        }
    }

    #[test]
    fn letters_are_asked_about() {
        for typed in ["EST", "est", "PDT", "IST", "CST6CDT", "CET"] {
            assert_eq!(parse(typed).unwrap_err().code, "error-zone-letters", "{typed}");
        }
        assert_eq!(parse("Soul").unwrap_err().code, "error-time-zone");
    }
}

//! Days as spreadsheets and forms write them: "11/28/2026 10:01:02", "2026/11/28 10:01:02 AM GMT+1", "28.11.2026".

use jiff::civil::Date;

/// Which of two figures comes first where the year is last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DayOrder {
    /// The day.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// The days of a column, read alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    order: Option<DayOrder>,
}

impl Days {
    /// Finds out from all cells of a column what comes first; where none of them tells, it stays open.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let (mut day_first, mut month_first) = (false, false);
        for [first, second, _] in cells.filter_map(figures).filter(|[first, ..]| *first < 100) {
            day_first |= first > 12;
            month_first |= second > 12;
        }
        let order = match (day_first, month_first) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            _ => None,
        };
        Self { order }
    }

    /// The day that a cell begins with, as `2026-11-28`; none where it is no date or may be two.
    pub fn read(self, cell: &str) -> Option<String> {
        let [first, second, third] = figures(cell)?;
        let (year, month, day) = if first >= 100 {
            (first, second, third)
        } else {
            // Where points stand between figures the day is always first.
            let order = if first == second || is_pointed(cell) { Some(DayOrder::DayFirst) } else { self.order };
            match order? {
                DayOrder::DayFirst => (third, second, first),
                DayOrder::MonthFirst => (third, first, second),
            }
        };
        let year = if year < 100 { year + 2000 } else { year };
        let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (date.year() >= 1990).then(|| date.to_string())
    }
}

fn is_pointed(cell: &str) -> bool {
    cell.trim().chars().find(|c| !c.is_numeric()) == Some('.')
}

/// The first three figures of a cell that begins with a date.
fn figures(cell: &str) -> Option<[u32; 3]> {
    let text: String =
        cell.trim().chars().map(|c| c.to_digit(10).or_else(|| eastern(c)).and_then(|d| char::from_digit(d, 10)).unwrap_or(c)).collect();
    let text = text.replace(". ", ".");
    let date = text.split([' ', 'T', ',']).next()?;
    let mut parts = date.split(['/', '-', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let mut figure = || parts.next().filter(|part| part.len() <= 4)?.parse::<u32>().ok();
    let found = [figure()?, figure()?, figure()?];
    parts.next().is_none().then_some(found)
}

/// Digits of Arabic and Persian.
fn eastern(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_tells_whether_the_day_or_the_month_comes_first() {
        let american = ["11/28/2026 10:01:02", "1/2/2026 9:00:00"];
        let days = Days::of(american.into_iter());
        assert_eq!(american.map(|cell| days.read(cell)), [Some("2026-11-28".to_owned()), Some("2026-01-02".to_owned())]);
        let european = ["28/11/2026 10:01:02", "1/2/2026"];
        let days = Days::of(european.into_iter());
        assert_eq!(european.map(|cell| days.read(cell)), [Some("2026-11-28".to_owned()), Some("2026-02-01".to_owned())]);
        let open = Days::of(["1/2/2026"].into_iter());
        assert_eq!(open.read("1/2/2026"), None, "nobody knows");
        assert_eq!(open.read("2/2/2026").as_deref(), Some("2026-02-02"));
    }

    #[test]
    fn the_year_may_come_first_and_points_are_for_days() {
        for cell in [
            "2026/11/28 10:01:02 AM GMT+1",
            "2026-11-28T10:01:02Z",
            "28.11.2026",
            "28.11.26 10:01",
            "2026. 11. 28 오전 10:01:02",
            "٢٠٢٦/١١/٢٨",
            "2026年11月28日",
        ] {
            let days = Days::of([cell].into_iter());
            assert_eq!(days.read(cell).as_deref(), Some("2026-11-28"), "{cell}");
        }
        for cell in ["", "yesterday", "31/02/2026", "1/1", "2026", "0/0/0", "1.2.3.4"] {
            assert_eq!(Days::default().read(cell), None, "{cell}");
        }
    }
}

//! Dates and times as JSON-LD has them (xsd:dateTime, a profile of ISO 8601).

/// Milliseconds since 1970 of `2026-11-23T10:00:00Z`, with or without a fraction, with `Z` or an offset. `None` for
/// anything else: such a date is kept as it came.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let (date, rest) = text.split_once('T')?;
    let mut parts = date.splitn(3, '-');
    let [year, month, day] = [digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?];
    let (time, zone) = rest.split_at(rest.find(['Z', '+', '-'])?);
    let mut parts = time.splitn(3, ':');
    let [hour, minute] = [digits(parts.next()?, 2)?, digits(parts.next()?, 2)?];
    let (second, fraction) = parts.next().map(|s| s.split_once('.').unwrap_or((s, ""))).unwrap_or(("0", ""));
    let milliseconds = digits(second, 2)? * 1000 + thousandths(fraction)?;
    let in_month = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    if !in_month || hour > 23 || minute > 59 || milliseconds >= 61_000 {
        return None;
    }
    let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - offset(zone)?;
    u64::try_from(minutes * 60_000 + milliseconds).ok()
}

/// A number of at most `most` digits and nothing else; so few that no sum of ours overflows.
fn digits(text: &str, most: usize) -> Option<i64> {
    let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The digits after the point of a second, in ms, rounded down.
fn thousandths(fraction: &str) -> Option<i64> {
    let fits = fraction.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| fraction.bytes().chain(*b"000").take(3).fold(0, |n, b| n * 10 + i64::from(b - b'0')))
}

/// Minutes that a zone is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    Some(sign * (digits(hours, 2)? * 60 + digits(minutes, 2)?))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    let (next_year, next) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    days_from_civil(next_year, next, 1) - days_from_civil(year, month, 1)
}

/// Days since 1 January 1970 in the proleptic Gregorian calendar. Howard Hinnant's `days_from_civil`,
/// <https://howardhinnant.github.io/date_algorithms.html>.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn times_are_read_with_zone_and_fraction() {
        // date -u -d 2026-11-23T10:00:00Z +%s
        assert_eq!(parse("2026-11-23T10:00:00Z"), Some(1_795_428_000_000));
        assert_eq!(parse("2026-11-23T11:00:00.250+01:00"), Some(1_795_428_000_250));
        assert_eq!(parse("1970-01-01T00:00:00Z"), Some(0));
    }

    #[test]
    fn anything_else_is_no_time() {
        for text in
            ["", "hier", "2026-11-23", "2026-13-01T00:00:00Z", "2026-11-23T10:00:00", "T", "2026-11-23T-1:00:00Z"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_no_month_has_is_no_time() {
        assert_eq!(parse("2026-02-29T00:00:00Z"), None);
        assert!(parse("2028-02-29T00:00:00Z").is_some());
        assert_eq!(parse("2026-11-23T10:00:00Z1:00"), None);
    }

    #[test]
    fn huge_years_and_zones_do_not_overflow() {
        for text in [
            "9223372036854775807-01-01T00:00:00Z",
            "2026-01-01T00:00:00+9223372036854775807:00",
            "999999999-01-01T00:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

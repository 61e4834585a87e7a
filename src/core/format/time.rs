//! Dates and times as JSON-LD has them (xsd:dateTime, a profile of ISO 8601).

/// Milliseconds since 1970 of `2026-11-23T10:00:00Z`, with or without a fraction, with `Z` or an offset. `None` for
/// anything else: such a date is kept as it came.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let (date, rest) = text.split_once('T')?;
    let mut parts = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let at = rest.find(['Z', '+', '-'])?;
    let (time, zone) = rest.split_at(at);
    let mut parts = time.splitn(3, ':');
    let (hour, minute) = (parts.next()?.parse::<i64>().ok()?, parts.next()?.parse::<i64>().ok()?);
    let seconds: f64 = parts.next().unwrap_or("0").parse().ok()?;
    let in_range = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 25 && minute < 60 && seconds < 61.0;
    if !in_range || hour < 0 || minute < 0 || seconds < 0.0 {
        return None;
    }
    let offset = match zone {
        "Z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let minutes = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
            if zone.starts_with('-') { -minutes } else { minutes }
        }
    };
    let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - offset;
    u64::try_from(minutes * 60_000 + (seconds * 1000.0).round() as i64).ok()
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
}

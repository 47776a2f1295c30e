//! "Tell me when it works": when to ask again. Each time the pause is longer, GitHub's own wishes come
//! first, and it ends by itself.

use crate::answer::Answer;
use crate::code::Verdict;
use crate::date::Moment;

/// The first pause, in seconds.
const FIRST: u32 = 30;
/// The longest pause that is chosen here, in seconds.
const LONGEST: u32 = 5 * 60;
/// The longest pause that GitHub may wish for, in seconds; beyond it the watch ends.
const LONGEST_WISH: u32 = 60 * 60;
/// How often it is asked at most: about two hours.
const MOST: u32 = 25;

/// Seconds until a token should be asked about again, after `asked` times; `None` if it should not be.
pub fn pause(asked: u32, verdict: Verdict, answers: &[Answer], now: Moment) -> Option<u32> {
    let may_change = matches!(verdict, Verdict::Waiting | Verdict::CouldNotCheck);
    if !may_change || asked >= MOST {
        return None;
    }
    let own = FIRST.saturating_mul(1 << asked.min(10)).min(LONGEST);
    let wished = answers.iter().filter_map(|answer| answer.response()?.asks_to_wait(now)).max();
    let wished = wished.unwrap_or(0);
    // Whoever is sent away for longer than a person waits has to come back by himself.
    (wished <= LONGEST_WISH).then_some(own.max(wished))
}

/// What is said while it waits.
pub fn says(seconds: u32) -> String {
    let time = match seconds {
        0..=1 => "a second".into(),
        2..=90 => format!("{seconds} seconds"),
        _ => format!("{} minutes", seconds.div_ceil(60)),
    };
    format!("GitHub is asked again in {time}, as long as this page stays open.")
}

/// What is said when it has ended without a change.
const GIVEN_UP: &str = "Check again yourself, later: nothing has changed for a while, so GitHub is not asked any more.";

/// GitHub asks to wait for longer than a page waits.
const TOO_LONG: &str = "Check again yourself, later: GitHub asks to wait for more than an hour, which this page does not.";

/// What is said when a watch ends with this verdict; nothing of its own if that is news.
pub fn end(verdict: Verdict, may_change: bool) -> Option<&'static str> {
    match verdict {
        Verdict::Waiting | Verdict::CouldNotCheck if may_change => Some(GIVEN_UP),
        Verdict::Waiting | Verdict::CouldNotCheck => Some(TOO_LONG),
        Verdict::Ready | Verdict::ReadyWithRemarks | Verdict::NotReady => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::{Outcome, Response};
    use crate::api_path::ApiPath;

    fn answer(retry_after: Option<&str>, remaining: &str, reset: &str) -> Answer {
        let response = Response {
            status: 403,
            retry_after: retry_after.map(Into::into),
            remaining: Some(remaining.into()),
            reset: Some(reset.into()),
            ..Response::default()
        };
        Answer::new(ApiPath::user(), Outcome::Response(response))
    }

    fn pauses(verdict: Verdict, answers: &[Answer]) -> Vec<u32> {
        let now = Moment::from_unix_seconds(1_000);
        (0..).map_while(|asked| pause(asked, verdict, answers, now)).collect()
    }

    #[test]
    fn it_backs_off_and_ends_by_itself() {
        let pauses = pauses(Verdict::Waiting, &[]);
        assert_eq!(pauses[..6], [30, 60, 120, 240, 300, 300]);
        let hours = f64::from(pauses.iter().sum::<u32>()) / 3600.0;
        assert!((1.5..2.5).contains(&hours), "{hours} hours");
    }

    #[test]
    fn what_github_wishes_comes_first() {
        let asked = |answers: &[Answer]| pauses(Verdict::CouldNotCheck, answers)[0];
        assert_eq!(asked(&[answer(Some("600"), "10", "0")]), 600);
        assert_eq!(asked(&[answer(Some("5"), "10", "0")]), 30);
        assert_eq!(asked(&[answer(None, "0", "1900")]), 900);
        assert_eq!(asked(&[answer(None, "7", "1900")]), 30, "the limit is not used up");
        assert_eq!(asked(&[answer(Some("soon"), "x", "y")]), 30);
        let for_a_day = [answer(Some("86400"), "10", "0")];
        assert_eq!(pauses(Verdict::CouldNotCheck, &for_a_day), [] as [u32; 0]);
    }

    #[test]
    fn the_end_of_a_watch_is_explained_unless_it_is_news() {
        assert_eq!(end(Verdict::Waiting, true), Some(GIVEN_UP));
        assert_eq!(end(Verdict::CouldNotCheck, false), Some(TOO_LONG));
        assert_eq!(end(Verdict::Ready, false), None);
    }

    #[test]
    fn what_cannot_change_by_waiting_is_not_waited_for() {
        for verdict in [Verdict::Ready, Verdict::ReadyWithRemarks, Verdict::NotReady] {
            assert_eq!(pauses(verdict, &[]), [] as [u32; 0]);
        }
    }
}

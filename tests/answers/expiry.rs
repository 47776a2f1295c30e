//! The header that names a token's end. It is 12:00 UTC on 2026-11-23.

use expect_test::expect;
use tokenwright_core::code::{Code, Verdict};
use tokenwright_core::page_state::Expiration;
use tokenwright_core::reading::Reading;

use crate::good::{USER, user};
use crate::row::{ANSWERED, FORM, Row, milestone};

pub(crate) fn rows() -> Vec<Row> {
    [formats(), unbelievable(), lifetimes()].into_iter().flatten().collect()
}

fn ends(name: &'static str, header: &str) -> Row {
    milestone(name).at(&[USER], user(Some(header)))
}

fn fine(row: Row) -> Row {
    row.finds(Verdict::Ready, "expiry", Code::Ok, ANSWERED)
}

fn remark(row: Row, code: Code) -> Row {
    row.finds(Verdict::ReadyWithRemarks, "expiry", code, ANSWERED)
}

fn formats() -> Vec<Row> {
    vec![
        fine(ends("an end in UTC", "2027-11-23 10:00:00 UTC")).says(expect![[r#"
            It expires on 2027-11-23, in 365 days.
        "#]]),
        fine(ends("an end west of Greenwich", "2027-11-23 22:00:00 -0500")).says(expect![[r#"
            It expires on 2027-11-24, in 366 days.
        "#]]),
        fine(ends("an end east of Greenwich", "2027-11-24 00:00:00 +1400")).says(expect![[r#"
            It expires on 2027-11-23, in 365 days.
        "#]]),
        fine(ends("an end in a zone of half an hour", "2027-11-23 00:00:00 +0530")).says(expect![
            [r#"
                It expires on 2027-11-22, in 364 days.
            "#]
        ]),
        remark(ends("an end in words", "next year"), Code::ExpiryUnknown).says(expect![[r#"
            GitHub named an expiration in a form that Tokenwright does not know.
            Next: Look at the date on the token’s page in GitHub’s settings.
        "#]]),
        remark(ends("an end of another format", "2027-11-23T10:00:00Z"), Code::ExpiryUnknown).says(
            expect![[r#"
                GitHub named an expiration in a form that Tokenwright does not know.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]],
        ),
        remark(ends("an empty end", ""), Code::ExpiryUnknown).says(expect![[r#"
            GitHub named an expiration in a form that Tokenwright does not know.
            Next: Look at the date on the token’s page in GitHub’s settings.
        "#]]),
        remark(ends("a day that does not exist", "2027-02-30 10:00:00 UTC"), Code::ExpiryUnknown)
            .says(expect![[r#"
                GitHub named an expiration in a form that Tokenwright does not know.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
    ]
}

fn unbelievable() -> Vec<Row> {
    let without = |name| milestone(name).at(&[USER], user(None));
    let never = |page: &mut tokenwright_core::page_state::PageState| {
        page.expiration = Reading::Found(Expiration::Never);
    };
    vec![
        remark(ends("the end is now", "2026-11-23 12:00:30 UTC"), Code::ExpiryUnknown)
            .says(expect![[r#"
                GitHub named the present moment as the expiration, which cannot be: the token just worked.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
        remark(ends("the end was now", "2026-11-23 11:59:30 UTC"), Code::ExpiryUnknown)
            .says(expect![[r#"
                GitHub named the present moment as the expiration, which cannot be: the token just worked.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
        // An expired token is answered 401, so an end in the past cannot be.
        remark(ends("the end was yesterday", "2026-11-22 10:00:00 UTC"), Code::ExpiryUnknown)
            .says(expect![[r#"
                GitHub named a moment that is over as the expiration, which cannot be: the token just worked.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
        // As above, on the same day.
        remark(ends("the end was this morning", "2026-11-23 08:00:00 UTC"), Code::ExpiryUnknown)
            .says(expect![[r#"
                GitHub named a moment that is over as the expiration, which cannot be: the token just worked.
                Next: Look at the date on the token’s page in GitHub’s settings.
            "#]]),
        remark(without("no end is named"), Code::ExpiryUnknown).says(expect![[r#"
            GitHub named no expiration. The token may never expire.
            Next: Look at the date on the token’s page in GitHub’s settings.
        "#]]),
        remark(
            without("no end is named, though the form had one").with_form(),
            Code::ExpiryUnknown,
        )
        .says(expect![[r#"
            GitHub named no expiration. The token may never expire.
            Next: Look at the date on the token’s page in GitHub’s settings.
        "#]]),
        without("no end is named, and the form had none")
            .with_form_that(never)
            .finds(Verdict::ReadyWithRemarks, "expiry", Code::NeverExpires, FORM)
            .says(expect![[r#"
                It was made with “No expiration”.
                Next: Note when to renew it, and delete it when it is no longer needed.
            "#]]),
    ]
}

fn lifetimes() -> Vec<Row> {
    vec![
        remark(ends("it ends today", "2026-11-23 20:00:00 UTC"), Code::ExpiresSoon)
            .says(expect![[r#"
                It expires on 2026-11-23, in 0 days.
                Next: Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime.
            "#]]),
        remark(ends("it ends tomorrow", "2026-11-24 20:00:00 UTC"), Code::ExpiresSoon)
            .says(expect![[r#"
                It expires on 2026-11-24, in 1 day.
                Next: Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime.
            "#]]),
        remark(ends("it ends in two weeks", "2026-12-07 12:00:00 UTC"), Code::ExpiresSoon)
            .says(expect![[r#"
                It expires on 2026-12-07, in 14 days.
                Next: Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime.
            "#]]),
        fine(ends("it ends a day later than that", "2026-12-08 12:00:00 UTC")).says(expect![[r#"
            It expires on 2026-12-08, in 15 days.
        "#]]),
        // Without the form nobody knows when it was made.
        fine(ends("it ends in three months", "2027-02-23 12:00:00 UTC")).says(expect![[r#"
            It expires on 2027-02-23, in 92 days.
        "#]]),
        remark(
            ends("it was made for three months", "2027-02-23 12:00:00 UTC").with_form(),
            Code::ExpiresSoon,
        )
        .says(expect![[r#"
            It expires on 2027-02-23, in 92 days: earlier than asked.
            Next: Create a new one in time, or ask an owner of the organization whether its policy caps the lifetime.
        "#]]),
        fine(ends("a day less than a year, just made", "2027-11-22 12:00:00 UTC").with_form())
            .says(expect![[r#"
                It expires on 2027-11-22, in 364 days.
            "#]]),
        fine(ends("a day more than asked", "2027-11-25 00:00:00 UTC")).says(expect![[r#"
            It expires on 2027-11-25, in 367 days.
        "#]]),
        remark(ends("two days more than asked", "2027-11-26 00:00:00 UTC"), Code::LivesTooLong)
            .says(expect![[r#"
                It expires on 2027-11-26, in 368 days: later than asked.
                Next: Note when to renew it, and delete it when it is no longer needed.
            "#]]),
        remark(ends("two years more than asked", "2029-11-23 00:00:00 UTC"), Code::LivesTooLong)
            .says(expect![[r#"
                It expires on 2029-11-23, in 1096 days: later than asked.
                Next: Note when to renew it, and delete it when it is no longer needed.
            "#]]),
    ]
}

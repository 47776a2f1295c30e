//! JSON of the answers that somebody reads more of than their status (fields: docs of version 2026-03-10).

use serde_json::{Value, json};

use super::answer::Answer;
use super::call::Call;
use super::refusal::Refusal;
use super::repositories;
use crate::calendar::Day;
use crate::world::{Copilot, Organization, Role};

/// The signed-in user.
pub(super) fn user(call: &Call) -> Value {
    let user = &call.state.world.user;
    json!({
        "login": user.login,
        "id": user.id,
        "type": "User",
        "name": user.name,
        "url": call.url(&format!("/users/{}", user.login)),
        "html_url": call.page(&format!("/{}", user.login)),
        "site_admin": false,
    })
}

/// Public fields of an organization.
pub(super) fn organization(call: &Call, organization: &Organization) -> Value {
    json!({
        "login": organization.login,
        "id": organization.id,
        "name": organization.name,
        "type": "Organization",
        "url": call.url(&format!("/orgs/{}", organization.login)),
        "html_url": call.page(&format!("/{}", organization.login)),
    })
}

/// `None` if nobody reads more than the status.
pub(super) fn governed(call: &Call) -> Option<Answer> {
    let find = |login: &str| call.state.world.organization(login);
    Some(match call.segments.as_slice() {
        ["repos", owner, name] => {
            let mut all = call.state.world.repositories_of(owner);
            Answer::ok(repositories::body(call, all.find(|found| found.name == *name)?))
        }
        ["user", "memberships", "orgs", login] => Answer::ok(membership(call, find(login)?)),
        ["orgs", login, "memberships", member] => {
            if call.state.world.is_user(member) {
                Answer::ok(membership(call, find(login)?))
            } else {
                Refusal::NotFound.into()
            }
        }
        ["orgs", _, "members"] => Answer::ok(json!([user(call)])),
        ["orgs", login, "teams"] => Answer::ok(json!([
            { "id": 61, "name": "Everybody", "slug": "everybody", "organization_id": find(login)?.id },
        ])),
        ["orgs", _, "installations"] => {
            Answer::ok(json!({ "total_count": 0, "installations": [] }))
        }
        ["orgs", login, "copilot", "billing"] => billing(find(login)?.copilot),
        ["orgs", login, "copilot", "billing", "seats"] => seats(call, find(login)?),
        ["orgs", login, "members", member, "copilot"] => match find(login)?.copilot {
            Copilot::Business(_) if call.state.world.is_user(member) => {
                Answer::ok(seat(call, find(login)?, 0))
            }
            _ => Refusal::NotFound.into(),
        },
        ["orgs", _, "copilot", "metrics", "reports", ..] => {
            Answer::ok(report(call.state.world.today(), &call.segments))
        }
        _ => return None,
    })
}

fn membership(call: &Call, of: &Organization) -> Value {
    json!({
        "url": call.url(&format!("/orgs/{}/memberships/{}", of.login, call.state.world.user.login)),
        "state": "active",
        "role": if of.role == Some(Role::Owner) { "admin" } else { "member" },
        "organization_url": call.url(&format!("/orgs/{}", of.login)),
        "user": user(call),
        "organization": organization(call, of),
    })
}

fn billing(copilot: Copilot) -> Answer {
    let (total, setting) = match copilot {
        Copilot::Business(total) => (total, "assign_selected"),
        Copilot::OffUnconfigured => (0, "unconfigured"),
        Copilot::OffNotFound => return Refusal::NotFound.into(),
        Copilot::PaymentProblem => return Refusal::PaymentProblem.into(),
    };
    Answer::ok(json!({
        "seat_breakdown": {
            "total": total,
            "added_this_cycle": total.min(1),
            "pending_cancellation": 0,
            "pending_invitation": 0,
            "active_this_cycle": total - total.min(2),
            "inactive_this_cycle": total.min(2),
        },
        "seat_management_setting": setting,
        "ide_chat": "enabled",
        "platform_chat": "enabled",
        "cli": "enabled",
        "public_code_suggestions": "block",
        "plan_type": "business",
    }))
}

fn seats(call: &Call, of: &Organization) -> Answer {
    let parameters = call.request.parameters();
    let number = |name: &str, default: u32| parameters.text(name).parse().unwrap_or(default);
    let (page, per_page) = (number("page", 1).max(1), number("per_page", 50).clamp(1, 100));
    let total = match of.copilot {
        Copilot::Business(total) => total,
        Copilot::OffUnconfigured => 0,
        Copilot::OffNotFound | Copilot::PaymentProblem => return Refusal::NotFound.into(),
    };
    let first = (page - 1).saturating_mul(per_page).min(total);
    let last = first.saturating_add(per_page).min(total);
    let seats: Vec<Value> = (first..last).map(|at| seat(call, of, at)).collect();
    let answer = Answer::ok(json!({ "total_seats": total, "seats": seats }));
    if last == total {
        return answer;
    }
    let address = call.url(&format!("/orgs/{}/copilot/billing/seats", of.login));
    let next = format!("<{address}?per_page={per_page}&page={}>; rel=\"next\"", page + 1);
    answer.with("link", next)
}

fn seat(call: &Call, of: &Organization, at: u32) -> Value {
    let now = call.state.world.now();
    let assignee = match at {
        0 => user(call),
        _ => json!({ "login": format!("developer-{at}"), "id": 600_000 + at, "type": "User" }),
    };
    json!({
        "assignee": assignee,
        "assigning_team": null,
        "organization": organization(call, of),
        "created_at": now.plus_days(-200).iso(),
        "updated_at": now.plus_days(-1).iso(),
        "pending_cancellation_date": null,
        "last_activity_at": now.plus_days(-1).iso(),
        "last_activity_editor": "vscode/1.99.3/copilot/1.500.0",
        "last_authenticated_at": now.plus_days(-1).iso(),
        "plan_type": "business",
    })
}

fn report(today: Day, segments: &[&str]) -> Value {
    // The host only has the pattern of the real one; nobody is meant to follow it.
    let links =
        json!(["https://copilot-reports-production-eastus.b01.azurefd.net/report.ndjson?sig=x"]);
    if segments.last() == Some(&"latest") {
        json!({
            "download_links": links,
            "report_start_day": today.plus(-29).iso(),
            "report_end_day": today.plus(-2).iso(),
        })
    } else {
        json!({ "download_links": links, "report_day": today.plus(-2).iso() })
    }
}

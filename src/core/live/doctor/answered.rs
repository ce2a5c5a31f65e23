//! Failures of which more is known than that there was one.

use super::{Cause, Diagnosis, Facts, Failure, Step, header_lines, own_headers, quoted};

/// Tells what the answer, or its lack, makes likely.
pub(super) fn diagnose(failure: &Failure, facts: &Facts<'_>, diagnosis: &mut Diagnosis) {
    match failure {
        Failure::NotLetIn { status, .. } => not_let_in(*status, facts, diagnosis),
        Failure::Status { status, .. } => by_status(*status, facts, diagnosis),
        Failure::NotMcp { .. } => diagnosis.likely = wrong_place(),
        Failure::TimedOut => diagnosis.likely = slow(),
        other => diagnosis.next.push(next(other).to_owned()),
    }
}

/// What to do where the failure says it all.
fn next(failure: &Failure) -> &'static str {
    match failure {
        Failure::Redirected => {
            "Enter the address that it leads to. Often only a slash at the end is missing or too much. What you entered as a token or header was not sent on."
        }
        Failure::CutOff => {
            "Try again. If it breaks off at the same place, the server or a proxy before it ends long answers: see its log."
        }
        Failure::TooLarge | Failure::Endless { .. } => {
            "Nothing was taken over, since a list that is not complete would make a policy that is not either. Tell the server's owner."
        }
        Failure::OldTransport => {
            "List the tools with the command below and paste what it prints, or look for the server's newer address, often /mcp in the place of /sse."
        }
        Failure::NoTools => {
            "See whether the server offers tools at all, or only to those it lets in."
        }
        Failure::SessionLost => {
            "Try again. If it happens each time, several copies of the server may share the address without sharing their sessions."
        }
        Failure::Revision { .. } => {
            "List the tools with the command below and paste what it prints."
        }
        _ => "See what the server's log says about this request.",
    }
}

fn not_let_in(status: u16, facts: &Facts<'_>, diagnosis: &mut Diagnosis) {
    let own = own_headers(facts);
    diagnosis.likely = if own.is_empty() {
        vec![Cause::new(
            "The server wants a token, and none was sent.",
            "Enter a token, or the header that the server asks for.",
        )]
    } else {
        diagnosis
            .known
            .push(format!("The request had {}.", quoted(&own)));
        vec![
            Cause::new(
                "What was entered has expired, is mistyped, or is for another server.",
                "Get a new token and enter it without the quotes around it.",
            ),
            Cause::new(
                "The server expects it in another header, or with another word before it than “Bearer”.",
                "See the server's documentation, and enter the whole header.",
            ),
        ]
    };
    if status == 403 {
        diagnosis.likely.push(Cause::new(
            "The server answers only pages of origins that it knows, as a guard against DNS rebinding.",
            format!(
                "Its owner can add {} to the allowed origins.",
                facts.page.origin
            ),
        ));
    }
}

fn by_status(status: u16, facts: &Facts<'_>, diagnosis: &mut Diagnosis) {
    let failed = facts.failed;
    let later = matches!(failed.step, Step::Page | Step::Initialized);
    diagnosis.likely = match status {
        400 | 404 if later && !failed.has_session => {
            diagnosis.known.push(
                "The server answered `initialize`, and this page could read no session id in that answer."
                    .to_owned(),
            );
            diagnosis.header_lines = header_lines(facts);
            vec![
                Cause::new(
                    "The server gave a session id that it does not let the page read, and refuses requests without it.",
                    "Its owner can send Access-Control-Expose-Headers with that answer, as below.",
                ),
                Cause::new(
                    "The server refuses something else about the request.",
                    "See the server's log.",
                ),
            ]
        }
        404 | 405 => wrong_place(),
        429 => vec![Cause::new(
            "Too many requests came in a short time.",
            "Wait a minute and try again.",
        )],
        500.. => vec![
            Cause::new(
                "The server has an error of its own, or cannot reach what it needs.",
                "See the server's log, and try again.",
            ),
            Cause::new(
                "A proxy before the server does not get an answer from it.",
                "See that the server behind the proxy runs.",
            ),
        ],
        _ => vec![Cause::new(
            "The server does not understand the request: it may speak another protocol at this path.",
            "Compare the path of the address with the server's documentation.",
        )],
    };
}

fn wrong_place() -> Vec<Cause> {
    vec![
        Cause::new(
            "The path is another one: many servers listen at /mcp.",
            "Compare the path of the address with the server's documentation.",
        ),
        Cause::new(
            "Something else than the server answers: a page to log in, a proxy, another program at this port.",
            "Open the address in another tab to see what it is.",
        ),
    ]
}

fn slow() -> Vec<Cause> {
    vec![
        Cause::new(
            "The server is still starting, or waits for something of its own.",
            "Try again in a minute.",
        ),
        Cause::new(
            "Something between here and the server drops requests without a word.",
            "See whether the server's log shows the request.",
        ),
    ]
}

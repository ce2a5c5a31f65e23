//! The one error that a browser gives for many causes.

use super::{
    Cause, Diagnosis, Facts, MIXED, Place, Probe, header_lines, is_mixed, own_headers, quoted,
    was_answered,
};
use crate::core::text::quote;

/// Tells what is known, and puts the likely causes in order.
pub(super) fn diagnose(facts: &Facts<'_>, diagnosis: &mut Diagnosis) {
    if let Some(directive) = facts.refused_by {
        let directive = quote(directive);
        diagnosis.known.push(format!(
            "The page's own policy ({directive}) does not let it ask this address: nothing was sent."
        ));
        diagnosis.next.push(
            "Whoever serves this page can widen its Content-Security-Policy. Until then, list the tools from a shell and paste what it prints.".to_owned(),
        );
        return;
    }
    if is_mixed(facts.address, facts.page) {
        diagnosis.known.push(MIXED.to_owned());
    }
    if was_answered(facts.failed) {
        diagnosis.known.push(
            "An earlier request was answered and this page could read the answer, so the server runs and knows this page's origin."
                .to_owned(),
        );
        diagnosis.likely = after_an_answer(facts);
        diagnosis.header_lines = header_lines(facts);
        return;
    }
    let (sharing, reaching) = (sharing(facts), reaching(facts));
    let local = facts.address.place != Place::Public;
    diagnosis.likely = match facts.probe {
        Probe::Answers => {
            diagnosis.known.push(
                "Something answers at this address: a request whose answer no page may read came through."
                    .to_owned(),
            );
            sharing
        }
        Probe::Silent => {
            diagnosis.known.push(
                "A request that asks for no permission of the server got no answer either."
                    .to_owned(),
            );
            reaching
        }
        Probe::NotTried if local => reaching.into_iter().chain(sharing).collect(),
        Probe::NotTried => sharing.into_iter().chain(reaching).collect(),
    };
    if facts.probe != Probe::Silent {
        diagnosis.header_lines = header_lines(facts);
    }
}

/// The server answered, and a later request did not come through.
fn after_an_answer(facts: &Facts<'_>) -> Vec<Cause> {
    let later = ["MCP-Protocol-Version", "Mcp-Session-Id"];
    let sent = facts.failed.headers.iter();
    let later: Vec<&str> = sent
        .map(String::as_str)
        .filter(|name| later.contains(name))
        .collect();
    let mut causes = Vec::new();
    if !later.is_empty() {
        causes.push(Cause::new(
            format!(
                "The server does not allow the headers {} that this request had and the earlier one had not.",
                quoted(&later)
            ),
            "Its owner can add them to Access-Control-Allow-Headers, as below.",
        ));
    }
    causes.push(Cause::new(
        "The answer to this request lacks the headers that let a page read it, as answers with an error often do.",
        "Its owner can send them with every answer, errors included.",
    ));
    causes.push(Cause::new(
        "The server or the connection went away in between.",
        "Try again.",
    ));
    causes
}

/// The server is there, and does not let this page read its answers.
fn sharing(facts: &Facts<'_>) -> Vec<Cause> {
    let own = own_headers(facts);
    let mut causes = vec![Cause::new(
        "The server does not allow pages of other origins: its answers lack Access-Control-Allow-Origin.",
        "Its owner can send the header lines below. Many servers have a setting for allowed origins.",
    )];
    if own.is_empty() {
        causes.push(Cause::new(
            "The server wants to know who asks and answers 401 without the headers that would let this page see it.",
            "If it needs a token, enter one and try again.",
        ));
    } else {
        causes.push(Cause::new(
            format!(
                "The server, or what stands before it, answers the browser's question before the request (the preflight, which never has {}) with an error.",
                quoted(&own)
            ),
            "Its owner can let OPTIONS requests through without a token.",
        ));
    }
    causes.push(Cause::new(
        "The preflight does not allow a method or a header of the request.",
        "Its owner can allow the names in the lines below.",
    ));
    causes
}

/// The request does not get to a server.
fn reaching(facts: &Facts<'_>) -> Vec<Cause> {
    let (address, page) = (facts.address, facts.page);
    let host = quote(&address.host);
    let mut causes = Vec::new();
    if address.place != Place::Public && address.place < page.place {
        causes.push(Cause::new(
            "The browser does not let this page into the local network: it asks for a permission first, and that was not given.",
            "Allow “local network” (in some browsers “apps on device”) for this page in the browser's site settings, and try again.",
        ));
    }
    if page.is_secure && !address.is_secure && address.place != Place::Public {
        causes.push(Cause::new(
            "The browser refuses plain HTTP from a page of HTTPS, even to this machine or the local network.",
            "Try another browser, or open this page over http:// on the same machine.",
        ));
    }
    let nothing = match address.place {
        Place::Loopback => Cause::new(
            "No server listens at this port of this machine.",
            "See that the server runs, over HTTP and not over its standard input, and compare the port.",
        ),
        Place::Local => Cause::new(
            format!("No server listens there, or {host} is not reachable from here."),
            "See that the server runs and that this machine is in the same network or VPN.",
        ),
        Place::Public => Cause::new(
            format!(
                "There is no host {host}, it is not reachable from here, or no server listens there."
            ),
            "Compare the address letter by letter; open it in another tab to see whether anything answers.",
        ),
    };
    causes.push(nothing);
    if address.is_secure {
        causes.push(Cause::new(
            "The browser does not trust the server's certificate.",
            "Open the address in another tab: the browser says there what is wrong with it.",
        ));
    }
    causes.push(Cause::new(
        "An extension, a filter or a proxy stopped the request.",
        "Try a private window without extensions.",
    ));
    causes
}

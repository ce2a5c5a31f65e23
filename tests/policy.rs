//! Policies read and written: cases as data, and the laws that hold for all of them.

use mcp_policy_builder::core::policy::read_text;

#[test]
fn the_short_document_is_written_exactly() {
    let policy = read_text(r#"{"version":"1","default":"deny","hide":["clear_session"]}"#).unwrap();
    let expected = "{\n  \"version\": \"1\",\n  \"default\": \"deny\",\n  \"hide\": [\n    \"clear_session\"\n  ]\n}\n";
    assert_eq!(policy.to_text().text, expected);
}

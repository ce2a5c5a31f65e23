//! The page: mounts the app into the document.

fn main() {
    mcp_policy_builder::web::run();
}

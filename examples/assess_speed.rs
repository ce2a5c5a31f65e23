//! How long assessing takes: the tools of the catalogues named on the command line, repeated to ten thousand.
//!
//! `cargo run --release --no-default-features --example assess_speed -- public/catalogues/*.json`

use mcp_policy_builder::core::catalogue::{self, File, Tool};
use mcp_policy_builder::core::risk::assess_all;
use std::error::Error;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Instant;

const TOOLS: usize = 10_000;

#[expect(
    clippy::disallowed_methods,
    reason = "runs on the host, which has a clock"
)]
fn main() -> Result<(), Box<dyn Error>> {
    let mut tools: Vec<Arc<Tool>> = Vec::new();
    for path in std::env::args().skip(1) {
        // The list of the catalogues that lies among them.
        if path.ends_with("index.json") {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        tools.extend(
            catalogue::read(&[File {
                name: path,
                bytes: &bytes,
            }])?
            .tools,
        );
    }
    let tools: Vec<Arc<Tool>> = tools.iter().cycle().take(TOOLS).cloned().collect();
    let mut out = io::stdout().lock();
    for _ in 0..5 {
        let start = Instant::now();
        let evidence: usize = assess_all(&tools)
            .iter()
            .map(|found| found.evidence.len())
            .sum();
        let took = start.elapsed();
        writeln!(
            out,
            "{} tools, {evidence} pieces of evidence: {:.1} ms",
            tools.len(),
            took.as_secs_f64() * 1000.0
        )?;
    }
    Ok(())
}

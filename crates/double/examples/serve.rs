//! Runs the double until it is killed: `serve [SCENARIO [PORT]]`; prints the port, then every GitHub request.

use std::time::Duration;

use anyhow::Context as _;
use tokenwright_double::{Double, Scenario, TokenWish};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "Happy".to_owned());
    let scenario = Scenario::from_name(&name)
        .with_context(|| format!("no scenario {name}; there are {:?}", Scenario::ALL))?;
    let port = arguments.next().map_or(Ok(0), |port| port.parse())?;

    let double = Double::start_on(scenario, port).await?;
    println!("{}", double.port());
    println!("{}", double.mint(TokenWish::default()));
    let mut printed = 0;
    loop {
        for request in double.requests().into_iter().skip(printed) {
            printed = request.number;
            let mark = if request.known { ' ' } else { '?' };
            let (status, method) = (request.status, &request.method);
            println!("{mark}{status} {method} {}{} {}", request.host, request.path, request.query);
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

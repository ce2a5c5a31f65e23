//! Objects of money: what is worth money, what commits to pay, and what only sounds like it.

use crate::core::risk::set::Set;

/// Money itself, and what is worth money wherever it is sent.
pub(super) const FUNDS: &[&str] = &[
    "asset",
    "balance",
    "bitcoin",
    "btc",
    "cash",
    "coin",
    "crypto",
    "cryptocurrency",
    "currency",
    "dai",
    "dollar",
    "erc20",
    "eth",
    "ether",
    "ethereum",
    "fund",
    "funds",
    "gift",
    "lamport",
    "matic",
    "money",
    "nft",
    "payment",
    "payout",
    "remittance",
    "sat",
    "satoshi",
    "sol",
    "solana",
    "spl",
    "tip",
    "token",
    "transaction",
    "tx",
    "usd",
    "usdc",
    "usdt",
    "wei",
    "xrp",
];

/// Deals: making, placing or confirming one commits to pay.
pub(super) const DEALS: &[&str] = &[
    "bet",
    "bid",
    "charge",
    "checkout",
    "disbursement",
    "donation",
    "order",
    "payment",
    "payout",
    "paylink",
    "purchase",
    "refund",
    "settlement",
    "swap",
    "trade",
    "transfer",
    "wager",
    "withdrawal",
    "wire",
];

/// Words that make `payment_intent` or `checkout_session` still a deal.
pub(in crate::core::risk) const DEAL_TAILS: Set = Set::new(&[
    "batch",
    "intent",
    "link",
    "request",
    "session",
    "token",
    "tokens",
    "transaction",
    "v1",
    "v2",
    "v3",
]);

/// What an order can be that nobody pays for when it is made.
pub(super) const UNPAID: &[&str] = &["by", "draft", "sort", "work"];

/// What a payment is approved or released for.
pub(super) const SPENDING: &[&str] = &[
    "allowance",
    "deposit",
    "disbursement",
    "escrow",
    "expense",
    "payment",
    "payout",
    "purchase",
    "refund",
    "reimbursement",
    "spend",
    "spending",
    "token",
    "transaction",
    "transfer",
    "withdrawal",
];

/// What is booked and paid for.
pub(super) const TRAVEL: &[&str] = &[
    "accommodation",
    "bus",
    "cab",
    "car",
    "cruise",
    "experience",
    "ferry",
    "flight",
    "hotel",
    "lodging",
    "package",
    "ride",
    "room",
    "seat",
    "stay",
    "taxi",
    "ticket",
    "tour",
    "train",
    "transfer",
    "travel",
    "trip",
];

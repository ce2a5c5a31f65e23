//! Recommendations, presets and exposure: the tables of the risk specification, line by line.

use mcp_policy_builder::core::policy::Decision::{self, Allow, Approve, Deny, Hide, Limit};
use mcp_policy_builder::core::policy::Window;
use mcp_policy_builder::core::risk::Category::{
    Destructive, Execute, Financial, Read, Unclear, Write,
};
use mcp_policy_builder::core::risk::{
    Access, Category, ExposureRow, Overridden, Preset, Recommendation, Row, Severity, changes,
    exposure, recommended,
};

fn at(decision: Decision) -> Recommendation {
    Recommendation::plain(decision)
}

fn limit(calls: u64) -> Recommendation {
    Recommendation {
        decision: Limit,
        limit: Some((calls, Window::Minute)),
    }
}

#[track_caller]
fn check(
    preset: Preset,
    category: Category,
    now: Option<Recommendation>,
    wanted: Option<Recommendation>,
) {
    assert_eq!(
        preset.decides(category, now),
        wanted,
        "{} on {category} at {now:?}",
        preset.name()
    );
}

#[test]
fn severities_follow_the_category() {
    let wanted = [
        (Read, Severity::Low),
        (Write, Severity::Medium),
        (Unclear, Severity::High),
        (Execute, Severity::High),
        (Destructive, Severity::Critical),
        (Financial, Severity::Critical),
    ];
    for (category, severity) in wanted {
        assert_eq!(category.severity(), severity, "{category}");
    }
    let mut worst_first = Category::ALL;
    worst_first.sort_by(|left, right| right.cmp(left));
    assert_eq!(worst_first, Category::ALL);
}

#[test]
fn each_category_has_its_recommendation() {
    for (category, wanted) in [
        (Read, at(Allow)),
        (Write, limit(30)),
        (Execute, limit(10)),
        (Unclear, limit(10)),
        (Destructive, at(Hide)),
        (Financial, at(Approve)),
    ] {
        assert_eq!(recommended(category), wanted, "{category}");
        check(Preset::Recommended, category, None, Some(wanted));
        check(Preset::Recommended, category, Some(at(Deny)), Some(wanted));
    }
}

#[test]
fn read_only_hides_all_that_does_not_read() {
    check(Preset::ReadOnly, Read, Some(at(Hide)), Some(at(Allow)));
    for category in [Write, Execute, Unclear, Destructive, Financial] {
        check(Preset::ReadOnly, category, Some(at(Allow)), Some(at(Hide)));
    }
}

#[test]
fn lock_down_keeps_what_is_open_and_hides_the_rest() {
    for category in Category::ALL {
        check(Preset::LockDown, category, Some(at(Allow)), None);
        check(Preset::LockDown, category, Some(limit(7)), None);
        for now in [None, Some(at(Deny)), Some(at(Approve)), Some(at(Hide))] {
            check(Preset::LockDown, category, now, Some(at(Hide)));
        }
    }
}

#[test]
fn allow_with_limits_limits_reading_as_well() {
    check(Preset::AllowWithLimits, Read, None, Some(limit(60)));
    check(Preset::AllowWithLimits, Write, None, Some(limit(30)));
    check(Preset::AllowWithLimits, Execute, None, Some(limit(10)));
    check(Preset::AllowWithLimits, Unclear, None, Some(limit(10)));
    check(Preset::AllowWithLimits, Destructive, None, Some(at(Hide)));
    check(Preset::AllowWithLimits, Financial, None, Some(at(Approve)));
}

#[test]
fn what_was_decided_by_hand_stays_unless_told_otherwise() {
    let rows = [
        Row {
            category: Destructive,
            decision: Some(at(Allow)),
            by_hand: true,
        },
        Row {
            category: Read,
            decision: Some(at(Allow)),
            by_hand: false,
        },
        Row {
            category: Write,
            decision: None,
            by_hand: false,
        },
    ];
    let kept = changes(Preset::Recommended, &rows, Overridden::Keep);
    assert_eq!(
        kept.iter()
            .map(|change| (change.row, change.to))
            .collect::<Vec<_>>(),
        [(2, limit(30))]
    );
    let all = changes(Preset::Recommended, &rows, Overridden::Change);
    assert_eq!(
        all.iter()
            .map(|change| (change.row, change.from, change.to))
            .collect::<Vec<_>>(),
        [(0, Some(at(Allow)), at(Hide)), (2, None, limit(30))]
    );
}

#[test]
fn exposure_counts_the_worst_first_and_loses_nothing() {
    let tools = [
        (Read, Access::Freely),
        (Read, Access::Freely),
        (Financial, Access::NotAtAll),
        (Execute, Access::WithLimit),
        (Unclear, Access::WithConditions),
    ];
    let counts = exposure(tools);
    let lines: Vec<_> = counts
        .rows
        .iter()
        .map(|row| {
            (
                row.category,
                row.freely,
                row.with_limit,
                row.with_conditions,
                row.not_at_all,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (Financial, 0, 0, 0, 1),
            (Destructive, 0, 0, 0, 0),
            (Execute, 0, 1, 0, 0),
            (Unclear, 0, 0, 1, 0),
            (Write, 0, 0, 0, 0),
            (Read, 2, 0, 0, 0),
        ]
    );
    assert_eq!(counts.rows.iter().map(ExposureRow::total).sum::<u32>(), 5);
    assert_eq!(
        counts.rows.iter().map(ExposureRow::callable).sum::<u32>(),
        4
    );
}

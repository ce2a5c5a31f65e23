//! Verbs of other scripts: Chinese, Japanese and Korean by their characters, Russian and Ukrainian by their stems.

use crate::core::risk::assessment::Category::{self, Destructive, Execute, Financial, Read, Write};
use crate::core::risk::assessment::Stretch;
use std::sync::LazyLock;

/// Words written without spaces, or inflected at their ends: they are looked for anywhere in a text.
const OTHER_SCRIPTS: &[(Category, &[&str])] = &[
    (
        Financial,
        &[
            "支付",
            "付款",
            "购买",
            "購買",
            "下单",
            "下單",
            "退款",
            "转账",
            "轉帳",
            "充值",
            "提现",
            "打赏",
            "買入",
            "买入",
            "卖出",
            "支払",
            "購入",
            "返金",
            "送金",
            "振込",
            "결제",
            "환불",
            "구매",
            "송금",
            "оплатить",
            "оплачив",
            "заплат",
            "купить",
            "покупает",
            "покупка",
            "платеж",
            "платёж",
            "возврат средств",
            "перевести деньги",
            "перевод средств",
            "сплат",
            "купити",
        ],
    ),
    (
        Destructive,
        &[
            "删除",
            "刪除",
            "移除",
            "清空",
            "清除",
            "销毁",
            "抹除",
            "卸载",
            "撤销授权",
            "削除",
            "消去",
            "破棄",
            "삭제",
            "제거",
            "초기화",
            "удал",
            "стереть",
            "стирает",
            "очист",
            "уничтож",
            "видал",
            "вилуч",
        ],
    ),
    (
        Execute,
        &[
            "执行",
            "執行",
            "运行",
            "運行",
            "启动",
            "啟動",
            "停止",
            "重启",
            "调用",
            "部署",
            "安装",
            "点击",
            "実行",
            "起動",
            "再起動",
            "실행",
            "시작",
            "중지",
            "배포",
            "설치",
            "выполн",
            "запус",
            "останов",
            "перезапус",
            "установ",
            "разверн",
            "викон",
        ],
    ),
    (
        Write,
        &[
            "创建",
            "建立",
            "新建",
            "新增",
            "添加",
            "更新",
            "修改",
            "编辑",
            "发送",
            "發送",
            "发布",
            "写入",
            "保存",
            "上传",
            "设置",
            "移动",
            "重命名",
            "作成",
            "追加",
            "変更",
            "編集",
            "送信",
            "投稿",
            "書き込",
            "생성",
            "수정",
            "추가",
            "전송",
            "저장",
            "업데이트",
            "созда",
            "добав",
            "обнов",
            "измен",
            "отправ",
            "запис",
            "сохран",
            "загруз",
            "переимен",
            "створ",
            "дода",
            "онов",
            "надісл",
        ],
    ),
    (
        Read,
        &[
            "查询",
            "查詢",
            "获取",
            "獲取",
            "取得",
            "读取",
            "列出",
            "搜索",
            "查看",
            "检索",
            "返回",
            "查找",
            "分析",
            "计算",
            "翻译",
            "检查",
            "検索",
            "一覧",
            "表示",
            "参照",
            "조회",
            "검색",
            "가져오",
            "목록",
            "읽",
            "получ",
            "найти",
            "наход",
            "поиск",
            "чита",
            "прочит",
            "список",
            "показ",
            "просм",
            "возвращает",
            "отрим",
            "пошук",
        ],
    ),
];

/// How many characters of a text are looked at: what a tool does stands at the head.
const LOOKED_AT: usize = 200;

/// Cyrillic, kana, Chinese characters and Hangul.
const fn is_other_script(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// All these verbs, sorted: those of one first character stand together, the worst first.
static BY_CHARACTER: LazyLock<Vec<(char, &'static str, Category)>> = LazyLock::new(|| {
    let mut all: Vec<_> = OTHER_SCRIPTS
        .iter()
        .flat_map(|(category, verbs)| verbs.iter().map(move |verb| (*category, *verb)))
        .filter_map(|(category, verb)| verb.chars().next().map(|first| (first, verb, category)))
        .collect();
    all.sort_unstable_by_key(|(first, verb, category)| {
        (*first, std::cmp::Reverse(*category), *verb)
    });
    all
});

/// The first verb in a text of another script: what it means and where it stands. Of several at one place the worst wins.
pub(in crate::core::risk) fn in_other_script(text: &str) -> Option<(Category, Stretch)> {
    if !may_hold_other_script(text) {
        return None;
    }
    text.char_indices()
        .take(LOOKED_AT)
        .filter(|(at, character)| is_other_script(*character) && starts_word(text, *at, *character))
        .find_map(|(at, character)| {
            let first = small(character);
            let found =
                BY_CHARACTER.get(BY_CHARACTER.partition_point(|(known, ..)| *known < first)..)?;
            let rest = text.get(at..)?;
            let (_, verb, category) = found
                .iter()
                .take_while(|(known, ..)| *known == first)
                .find(|(_, verb, _)| starts_with(rest, verb))?;
            Some((*category, Stretch::new(at, at + verb.len())))
        })
}

/// Whether the head of a text may hold such a character, by its bytes alone; quick, sometimes mistaken, and never missing one.
fn may_hold_other_script(text: &str) -> bool {
    let mut rest = text
        .as_bytes()
        .get(..text.len().min(LOOKED_AT * 4))
        .unwrap_or_default();
    while let [byte, tail @ ..] = rest {
        if matches!(byte, 0xd0..=0xd4 | 0xe3..=0xed) {
            return true;
        }
        rest = tail;
    }
    false
}

/// Whether a verb can start here: stems of inflected languages stand at the head of a word.
fn starts_word(text: &str, at: usize, character: char) -> bool {
    let cyrillic = |character: char| matches!(character, '\u{400}'..='\u{52f}');
    !cyrillic(character)
        || !text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(cyrillic)
}

fn starts_with(text: &str, verb: &str) -> bool {
    let mut text = text.chars();
    verb.chars()
        .all(|expected| text.next().is_some_and(|found| small(found) == expected))
}

/// The small letter, of as many bytes in these scripts.
fn small(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

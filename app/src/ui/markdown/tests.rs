//! The page of a text says what the text says.

use super::*;
use domain::locale::Locale;
use proptest::prelude::*;

fn render(text: &str) -> Rendered {
    markdown(I18n::new(Locale::En), text, 2, Numbers::Hidden)
}

/// The body without the addresses of its paragraphs.
fn body(text: &str) -> String {
    let mut html = render(text).body;
    for number in 1..20 {
        html = html.replace(&format!("<p id=\"p{number}\">"), "<p>");
    }
    html
}

#[test]
fn paragraphs_have_numbers() {
    let text = "# Title\n\nOne.\n\n- item\n\n> quote\n\nTwo.[^1]\n\n1956. Three.\n\n[^1]: Note.";
    let html = markdown(I18n::new(Locale::En), text, 2, Numbers::Shown).body;
    assert!(
        html.contains("<p id=\"p2\"><a class=\"number\" lang=\"en\" aria-label=\"Paragraph 2\" href=\"#p2\" rel=\"noopener\">2</a> Two."),
        "{html}"
    );
    assert!(html.contains("<p id=\"p3\">") && !html.contains("p4"), "{html}");
    assert!(!render(text).body.contains("class=\"number\""));
    let blocks: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(paragraph_numbers(&blocks), [None, Some(1), None, None, Some(2), Some(3), None]);
}

#[test]
fn raw_html_is_text_and_pictures_are_as_typed() {
    let html = render("<script>alert(1)</script>\n\na <b onclick=x>b</b> ![a river](https://elsewhere.example/x.png)\n\n[x](javascript:alert(1)) [y](/local)").body;
    assert!(!html.contains("<script") && !html.contains("<b") && !html.contains("<img") && !html.contains("href"), "{html}");
    assert!(html.contains("![a river](https://elsewhere.example/x.png)") && html.contains("&lt;script&gt;"), "{html}");
}

#[test]
fn headings_rank_below_the_subject() {
    assert_eq!(render("# One\n\n##### Five").body, "<h2>One</h2>\n<h6>Five</h6>");
}

#[test]
fn footnotes_gather_at_the_foot_in_the_order_of_their_references() {
    let text = render("One[^b], two[^a], one again[^b].\n\n[^a]: Second.\n[^b]: First.\n");
    assert_eq!(
        text.body,
        "<p id=\"p1\">One<sup class=\"fn\"><a href=\"#fn-1\" id=\"fnref-1-1\" rel=\"noopener\">1</a></sup>, two<sup class=\"fn\"><a href=\"#fn-2\" \
         id=\"fnref-2-1\" rel=\"noopener\">2</a></sup>, one again<sup class=\"fn\"><a href=\"#fn-1\" id=\"fnref-1-2\" rel=\"noopener\">1</a></sup>.</p>"
    );
    assert!(text.notes.starts_with("<ol><li id=\"fn-1\"><p>First. <a "), "{}", text.notes);
    assert!(text.notes.contains("href=\"#fnref-1-2\""), "{}", text.notes);
}

#[test]
fn a_footnote_keeps_its_number() {
    let text = render("One[^7], two[^2], three[^b].\n\n[^2]: Two.\n[^7]: Seven.\n[^b]: Word.");
    assert!(text.body.contains(">7</a>") && text.body.contains(">2</a>") && text.body.contains(">1</a>"), "{}", text.body);
    let at = |item: &str| text.notes.find(item).unwrap();
    assert!(at("<li id=\"fn-7\" value=\"7\">") < at("<li id=\"fn-2\" value=\"2\">"), "{}", text.notes);
}

/// What a text is shown as, without its footnotes.
#[track_caller]
fn shows(text: &str, html: &str) {
    assert_eq!(body(text), html);
    let kept = keep(text);
    assert_eq!(body(&kept.text), html, "kept as {}", kept.text);
    assert_eq!(keep(&kept.text), Kept { changes: Vec::new(), ..kept.clone() });
}

#[test]
fn a_year_at_the_start_of_a_paragraph_is_no_number_of_a_list() {
    shows(
        "1956. október 23. is remembered.\n\n1968. gada notikumi too.",
        "<p>1956. október 23. is remembered.</p>\n<p>1968. gada notikumi too.</p>",
    );
    shows("1) We ask\n\n1986) not this", "<ol class=\"bracket\">\n<li>We ask</li>\n</ol>\n<p>1986) not this</p>");
    shows("01. May", "<p>01. May</p>");
}

#[test]
fn a_list_goes_on_after_a_paragraph_and_keeps_its_numbers() {
    let html = "<ol>\n<li>One</li>\n</ol>\n<p>Between.</p>\n<ol start=\"2\">\n<li>Two</li>\n</ol>";
    shows("1. One\n\nBetween.\n\n2. Two", html);
    shows("1. One\n1. Two", "<ol>\n<li>One</li>\n<li value=\"1\">Two</li>\n</ol>");
    shows("- 1999. a year\n- a word", "<ul>\n<li>1999. a year</li>\n<li>a word</li>\n</ul>");
}

#[test]
fn signs_in_words_and_between_figures_are_what_they_are() {
    shows("+ plus begins", "<p>+ plus begins</p>");
    shows("2*3*4, a_b_c, un**believ**able and 5 *3* 2", "<p>2*3*4, a_b_c, un**believ**able and 5 *3* 2</p>");
    shows("强**调**字, *so* and **1956**", "<p>强<strong>调</strong>字, <em>so</em> and <strong>1956</strong></p>");
    shows("~5~ and ~~6~~", "<p>~5~ and <del>6</del></p>");
    shows("> 3 years\n\n> So they say", "<p>&gt; 3 years</p>\n<blockquote>\n<p>So they say</p>\n</blockquote>");
}

#[test]
fn a_line_below_a_paragraph_makes_no_heading() {
    shows("We ask\n---\n\nNow\n===", "<p>We ask\n---</p>\n<p>Now\n===</p>");
    shows("#\n\n#tag", "<p>#</p>\n<p>#tag</p>");
}

#[test]
fn nothing_is_hidden() {
    shows("[Minister]: https://un.example\n\n[1]: x", "<p>[Minister]: https://un.example</p>\n<p>[1]: x</p>");
    shows("Art. 7[1](a), &copy; &#49; &amp;", "<p>Art. 7[1](a), &amp;copy; &amp;#49; &amp;amp;</p>");
    shows("    1956. was\n    a year", "<p>1956. was\na year</p>");
    shows("```rust\nlet\n```", "<p>```rust\nlet\n```</p>");
    shows(
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody>\n<tr><td>1</td><td>2 | 3</td></tr>\n</tbody></table>",
    );
    shows("Gone[^9]", "<p>Gone[^9]</p>");
    let twice = render("One[^1].\n\n[^1]: First.\n\n[^1]: Second.");
    assert!(twice.body.contains("[^1]: Second.") && twice.notes.contains("First."), "{twice:?}");
}

#[test]
fn a_link_goes_where_it_says() {
    let html = render("[the report](https://un.example/a) and [un.example](https://un.example/a)").body;
    assert_eq!(html.matches("href=").count(), 2);
    shows("[un.example](https://evil.example)", "<p>[un.example](https://evil.example)</p>");
    shows("[a](https://b.example \"title\")", "<p>[a](https://b.example \"title\")</p>");
}

#[test]
fn what_is_kept_is_named_by_line() {
    let kept = keep("Fine.\n\n1956. was.\n\nSo 2*3*4 is.");
    let changes: Vec<_> = kept.changes.iter().map(|one| (one.line, one.code, one.excerpt.as_str())).collect();
    assert_eq!(changes, [(3, "as-typed-number", "1956. was."), (5, "as-typed-emphasis", "2*3*4 is.")]);
    assert_eq!(kept.text, "Fine.\n\n1956\\. was.\n\nSo 2\\*3\\*4 is.");
}

/// The words and figures of a page, and where its links go.
fn page_words(html: &str) -> (Vec<String>, Vec<String>) {
    let (mut text, mut links, mut numbers) = (String::new(), Vec::new(), Vec::new());
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| decoded(value))
    };
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text += &decoded(before);
        let (tag, more) = after.split_once('>').unwrap();
        rest = more;
        match tag.split(' ').next().unwrap() {
            "em" | "/em" | "strong" | "/strong" | "del" | "/del" | "code" | "/code" | "/a" => {}
            // An address between angle brackets is seen itself.
            "a" if attribute(tag, "class").is_some_and(|class| class == "away") => links.extend(attribute(tag, "href")),
            "a" => {}
            "ol" => numbers.push(Some(attribute(tag, "start").map_or(1, |start| start.parse::<u64>().unwrap()))),
            "ul" => numbers.push(None),
            "/ol" | "/ul" => _ = numbers.pop(),
            "li" => {
                if let Some(Some(next)) = numbers.last_mut() {
                    let number = attribute(tag, "value").map_or(*next, |value| value.parse().unwrap());
                    *next = number + 1;
                    text += &format!(" {number} ");
                }
            }
            _ => text.push(' '),
        }
    }
    text += &decoded(rest);
    (words(&text), links)
}

fn decoded(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&nbsp;", "\u{a0}");
    plain.replace("&amp;", "&")
}

/// The words and figures of a text, sorted; in scripts without spaces, its letters.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        match find::in_word(c) {
            true => words.last_mut().unwrap().push(c),
            false if c.is_alphanumeric() => words.extend([c.to_string(), String::new()]),
            false => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words.sort();
    words
}

/// Pieces of which Markdown makes something.
fn piece() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "1. ",
        "1) ",
        "2. ",
        "3) ",
        "1956. ",
        "007. ",
        "0. ",
        "- ",
        "* ",
        "+ ",
        "• ",
        "# ",
        "## ",
        "#",
        "> ",
        ">",
        ">= 5",
        "| a | b |",
        "\n|---|---|\n",
        "|",
        "\\|",
        "---",
        "===",
        "\n===\n",
        "\n---\n",
        "***",
        "___",
        "```",
        "~~~",
        "```rust\n",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "~",
        "~~",
        "\\",
        "\\\n",
        "&amp;",
        "&#49;",
        "&copy",
        "&",
        "<b>",
        "</b>",
        "<",
        ">",
        "<!-- x -->",
        "<!--",
        "<script>",
        "<pre>",
        "<https://a.example/1>",
        "<javascript:x>",
        "<a@b.example>",
        "[",
        "](",
        ")",
        "]",
        "[x](https://a.example/2)",
        "[x](y)",
        "[u](<https://a.example>)",
        "![i](https://a.example)",
        "[b.example](https://a.example)",
        "[r]",
        "[r]: https://a.example\n",
        "[r]: <x> 'title'\n",
        "[t][r]",
        "[^1]",
        "[^2]",
        "[^1]: ",
        "[^2]:\n",
        "    ",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        " ",
        "  \n",
        "a",
        "b7",
        "5",
        "1968",
        "год",
        "سنة",
        "年",
        "한",
        "é",
        "(c)",
        "$",
        "^",
        ":",
        "!",
        "-",
        "–",
        "\u{a0}",
        "\u{200f}",
    ]);
    prop_oneof![12 => signs.prop_map(str::to_owned), 1 => "[ -~]{0,8}", 1 => "\\PC{0,4}"]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat().replace(['\r', '\0'], ""))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn the_page_says_the_words_and_figures_of_its_source(text in text()) {
        let page = render(&text);
        let (mut shown, mut links) = page_words(&page.body);
        let (notes, more) = page_words(&page.notes);
        shown.extend(notes);
        shown.sort();
        links.extend(more);
        let mut source = text.clone();
        for link in links.iter().filter(|link| !link.starts_with('#')) {
            source = source.replacen(&format!("]({link})"), "]", 1);
        }
        prop_assert_eq!(shown, words(&source), "{} of {:?}", page.body, text);
    }

    #[test]
    fn what_was_kept_once_is_kept(text in text()) {
        let once = keep(&text);
        let again = keep(&once.text);
        prop_assert_eq!(&again.text, &once.text);
        prop_assert!(again.changes.is_empty());
        prop_assert_eq!(render(&once.text), render(&text));
    }
}

//! What mails are made of, as plain text and as HTML.

use crate::{i18n::I18n, ui::escape::escape};

/// A part of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Text(String),
    /// What somebody else wrote.
    Quote(String),
    /// A line that introduces what follows.
    Heading(String),
    /// What a thing is, line by line: label and value; without a label a title.
    Facts(Vec<(String, String)>),
    /// An address to open, on a line of its own.
    Link {
        /// What it does.
        label: String,
        /// The address.
        url: String,
    },
    /// An address that is there if it is wanted.
    Aside {
        /// What it does.
        label: String,
        /// The address.
        url: String,
    },
}

/// The text part; the footer may be empty.
pub(super) fn text(footer: &str, blocks: &[Block], base_url: &str) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Text(words) | Block::Heading(words) => text.push_str(words),
            Block::Quote(words) => text.push_str(&words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")),
            Block::Facts(facts) => {
                let lines: Vec<_> = facts
                    .iter()
                    .map(|(label, value)| if label.is_empty() { format!("    {value}") } else { format!("    {label}: {value}") })
                    .collect();
                text.push_str(&lines.join("\n"));
            }
            Block::Link { label, url } | Block::Aside { label, url } => {
                text.push_str(label);
                text.push('\n');
                text.push_str(url);
            }
        }
        text.push_str("\n\n");
    }
    text.push_str("-- \n");
    if !footer.is_empty() {
        text.push_str(footer);
        text.push('\n');
    }
    text.push_str(base_url);
    text.push('\n');
    text
}

const STYLE: &str = "body{margin:0;background:#efebe3;color:#1d1b18;font:17px/1.6 Georgia,serif}\
    main{max-width:34rem;margin:0 auto;padding:2rem 1.5rem;background:#fffdf9}\
    h1{font-size:1.35rem;line-height:1.3}h2{font-size:1rem;margin:1.5rem 0 .3rem}\
    table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;padding:.15rem 0}\
    th{font-weight:normal;color:#5a554d;padding-inline-end:1rem}th[colspan]{color:#1d1b18;font-weight:bold}\
    .link a{display:inline-block;background:#8a2b1d;color:#fffaf5;padding:.7rem 1.1rem;border-radius:3px;text-decoration:none;font-weight:bold}\
    .url,footer{font-size:.85rem;color:#5a554d;overflow-wrap:anywhere}";

/// The HTML part.
pub(super) fn html(t: I18n, subject: &str, footer: &str, blocks: &[Block], base_url: &str) -> String {
    let mut body = String::new();
    for block in blocks {
        body.push_str(&match block {
            Block::Text(words) => format!("<p>{}</p>\n", escape(words)),
            Block::Quote(words) => format!(
                "<blockquote dir=\"auto\" style=\"margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #8a2b1d\">{}</blockquote>\n",
                escape(words).replace('\n', "<br>\n")
            ),
            Block::Heading(words) => format!("<h2>{}</h2>\n", escape(words)),
            Block::Facts(facts) => format!("<table>{}</table>\n", facts.iter().map(row).collect::<String>()),
            Block::Aside { label, url } => format!("<p class=\"url\"><a href=\"{}\">{}</a></p>\n", escape(url), escape(label)),
            Block::Link { label, url } => {
                let (label, url) = (escape(label), escape(url));
                format!("<p class=\"link\"><a href=\"{url}\">{label}</a></p>\n<p class=\"url\" dir=\"ltr\">{url}</p>\n")
            }
        });
    }
    let (lang, dir, subject) = (t.locale.tag(), t.locale.dir(), escape(subject));
    let (footer, base) = (escape(footer), escape(base_url));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{subject}</title><style>{STYLE}</style></head>\n<body><main>\n\
         <h1 dir=\"auto\">{subject}</h1>\n{body}<footer><p>{footer} <a href=\"{base}\">{base}</a></p></footer>\n</main></body>\n</html>\n"
    )
}

fn row((label, value): &(String, String)) -> String {
    let (label, value) = (escape(label), escape(value));
    if label.is_empty() {
        format!("<tr><th scope=\"col\" colspan=\"2\"><bdi>{value}</bdi></th></tr>")
    } else {
        format!("<tr><th scope=\"row\">{label}</th><td><bdi>{value}</bdi></td></tr>")
    }
}

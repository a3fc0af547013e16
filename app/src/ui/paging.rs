//! The way through a long list.

use crate::i18n::I18n;
use leptos::prelude::*;

/// "Page 2 of 7" with links back and on; nothing where there is one page. `href` gives the address of a page.
pub fn paging(t: I18n, page: u64, pages: u64, href: impl Fn(u64) -> String) -> Option<AnyView> {
    if pages <= 1 {
        return None;
    }
    let back = (page > 1).then(|| view! { <a class="button quiet" rel="prev" href=href(page - 1)>{t.text("paging-back")}</a> });
    let on = (page < pages).then(|| view! { <a class="button quiet" rel="next" href=href(page + 1)>{t.text("paging-on")}</a> });
    Some(
        view! {
            <nav class="paging" aria-label=t.text("paging-label")>
                {back}
                <p>{t.with("paging-where", &[("page", page.into()), ("pages", pages.into())])}</p>
                {on}
            </nav>
        }
        .into_any(),
    )
}

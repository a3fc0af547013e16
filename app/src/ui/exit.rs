//! "Exit this page", for readers at risk: GOV.UK's pattern. A plain link; a script of ours replaces the page instead, so
//! that "back" does not lead to it, and listens for Shift three times.

use crate::i18n::I18n;
use leptos::prelude::*;

/// Where it leads: a page that anybody could be looking at.
const ELSEWHERE: &str = "https://www.bbc.com/weather";

/// The link that stays in view, and what it does not do.
pub fn exit_link(t: I18n) -> AnyView {
    view! {
        <aside class="exit" aria-label=t.text("exit")>
            <a class="button" href=ELSEWHERE rel="nofollow noreferrer noopener" data-exit>{t.text("exit")}</a>
            <p class="small">{t.text("exit-hint")}</p>
            <script type="module" src="/assets/exit.js"></script>
        </aside>
    }
    .into_any()
}

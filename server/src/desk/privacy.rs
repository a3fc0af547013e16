//! The privacy notice at the desk.

use crate::{
    error::Failure,
    extract::{Answer, CoalitionPath, Organiser, faults, faulty, html},
    form::PostedForm,
};
use app::{notice, pages};
use axum::extract::Path;
use domain::{
    error::FieldErrors,
    forms::privacy::{ControllerForm, NoticeForm},
    shapes::privacy::DeskNotice,
};

fn address(coalition: &str) -> String {
    format!("/desk/{coalition}/privacy")
}

async fn shown(organiser: &Organiser, coalition: &str) -> Result<DeskNotice, Failure> {
    let host = &organiser.state.site.host;
    Ok(organiser.service().desk_notice(&organiser.actor, coalition, &host.name, notice::write).await?)
}

/// What the newest version says; before the first, what is known already.
fn stored(organiser: &Organiser, shown: &DeskNotice) -> NoticeForm {
    let coalition = &shown.desk.coalition;
    let controller = || ControllerForm { name: coalition.name.clone(), contact: coalition.contact.clone(), ..ControllerForm::default() };
    let first =
        || NoticeForm { controllers: vec![controller()], countries: organiser.state.site.host.countries.clone(), ..NoticeForm::default() };
    shown.particulars.as_ref().map_or_else(first, NoticeForm::of)
}

/// The page.
///
/// # Errors
/// When the organiser may not see it.
pub async fn page(organiser: Organiser, Path(at): Path<CoalitionPath>) -> Answer {
    let shown = shown(&organiser, &at.coalition).await?;
    let form = stored(&organiser, &shown);
    Ok(html(pages::desk_privacy(&organiser.chrome, &shown, &form, &FieldErrors::default())))
}

/// Publishes a version, or shows the form with room for one more controller.
///
/// # Errors
/// When the organiser may not.
pub async fn publish(organiser: Organiser, Path(at): Path<CoalitionPath>, PostedForm(fields): PostedForm<Vec<(String, String)>>) -> Answer {
    let more = fields.iter().any(|(name, value)| name == "step" && value == "more");
    let form = NoticeForm::posted(fields);
    if more {
        let form = form.with_another_controller();
        return Ok(html(pages::desk_privacy(&organiser.chrome, &shown(&organiser, &at.coalition).await?, &form, &FieldErrors::default())));
    }
    let host = &organiser.state.site.host;
    match organiser.service().publish_notice(&organiser.actor, &at.coalition, &form, &host.name, notice::write).await {
        Ok(_) => Ok(organiser.done("done-notice-published", &address(&at.coalition))),
        Err(error) => {
            let errors = faults(error)?;
            Ok(faulty(pages::desk_privacy(&organiser.chrome, &shown(&organiser, &at.coalition).await?, &form, &errors)))
        }
    }
}

//! A forgotten password: the same answer whether there is such an account or not.

use crate::{
    extract::{Answer, Reader, faulty, html},
    form::PostedForm,
    limits::{Client, Gate},
};
use app::pages;
use domain::{error::FieldErrors, forms::account::ForgottenForm};

/// The form.
///
/// # Errors
/// None.
pub async fn form(reader: Reader) -> Answer {
    Ok(html(pages::forgotten(&reader.chrome, &ForgottenForm::default(), &FieldErrors::default(), false)))
}

/// Mails a link, if there is somebody to mail it to.
///
/// # Errors
/// When it was asked too often from this network.
pub async fn post(reader: Reader, client: Client, PostedForm(form): PostedForm<ForgottenForm>) -> Answer {
    client.pass(Gate::Reset)?;
    match form.parse() {
        Ok(email) => {
            let (service, locale, browser) = (reader.service().clone(), reader.locale(), reader.browser(&client));
            reader.state.later.run(async move { service.request_reset(&email, locale, &browser).await })?;
            Ok(html(pages::forgotten(&reader.chrome, &form, &FieldErrors::default(), true)))
        }
        Err(errors) => Ok(faulty(pages::forgotten(&reader.chrome, &form, &errors, false))),
    }
}

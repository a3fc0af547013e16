//! What becomes of a letter over HTTP: its forms with files, what is kept of those, and how they are sent.

use crate::app::{Ask, COALITION, LETTER, OWNER, Setup, TestApp, VIEWER};
use domain::letter::LetterStep;
use image::{ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};

const PAGE: &str = "/en/desk/safe-passage/letters/no-return/afterwards";
const PUBLIC: &str = "/en/c/safe-passage/no-return";

fn fields<'a>(day: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let said = [("day", day), ("by_whom", "River <Watch>"), ("recipients", "The President"), ("way", "hand"), ("alt", "The stamp")];
    said.into_iter().chain(more.iter().copied()).collect()
}

/// A picture with another file behind it, whose bytes are text enough to stand in a form.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&[200; 12], 2, 2, ExtendedColorType::Rgb8).unwrap();
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

/// The address of the first file on a page.
fn file_on(page: &str, before: &str) -> String {
    let (_, rest) = page.split_once(&format!("{before}/files/")).expect("a file");
    format!("{before}/files/{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn a_delivery_is_noted_with_its_receipt_and_told_to_everyone() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        app.service.step_letter(&app.owner().await, COALITION, LETTER, LetterStep::Close).await.unwrap();
        let today = app.service.afterwards(&app.owner().await, COALITION, LETTER).await.unwrap().today;
        let ask = async |ask: Ask| app.ask(ask.cookie(&cookies)).await;
        let form = format!("{PAGE}/delivery");
        let shown = ask(Ask::get(&form)).await;
        assert!(
            shown.status == 200 && shown.body.contains("No confirmed signatures yet") && shown.body.contains(&format!("value=\"{today}\""))
        );

        // What is no picture is refused, and what was typed stays.
        for (file, words) in [
            ("<svg onload=alert(1)>", "This is no JPEG"),
            ("GIF89a<script>", "This is no JPEG"),
            ("%PDF-1.7\n%%EOF\nPK\u{3}\u{4}", "This is no JPEG"),
        ] {
            let refused = ask(Ask::multipart(&form, &fields(&today, &[("file*", file)]))).await;
            assert!(refused.status == 422 && refused.body.contains(words), "{file}");
            assert!(refused.body.contains("River &lt;Watch&gt;") && refused.body.contains("#file"));
        }
        let broken = ask(Ask::with_file(&form, &fields(&today, &[]), b"\xff\xd8\xff\xe0<script>")).await;
        assert!(broken.status == 422 && broken.body.contains("This picture is broken"));
        let large = ask(Ask::with_file(&form, &fields(&today, &[]), &vec![0; 5 * 1024 * 1024 + 1])).await;
        assert!(large.status == 422 && large.body.contains("more than 5 MB"));
        let early = ask(Ask::with_file(&form, &fields("2020-01-01", &[]), &picture())).await;
        assert!(early.status == 422 && early.body.contains("too early") && early.body.contains("Choose the file once more"));
        assert!(app.get(PUBLIC).await.body.contains("Closed"), "nothing was noted");

        let done = ask(Ask::with_file(&form, &fields(&today, &[("public", "yes")]), &picture())).await;
        assert_eq!((done.status.as_u16(), done.location()), (303, PAGE));
        let page = app.get(PUBLIC).await.body;
        assert!(page.contains("Delivered") && page.contains("River &lt;Watch&gt;") && page.contains("alt=\"The stamp\""));
        let path = file_on(&page, PUBLIC);
        let sent = app.get(&path).await;
        assert_eq!((sent.status.as_u16(), sent.header("content-type")), (200, "image/png"));
        assert!(sent.header("content-security-policy").contains("sandbox") && sent.header("x-content-type-options") == "nosniff");
        assert!(!sent.body.contains("<script>"), "what stood behind the picture is gone");
        let (_, bytes) = app.get_bytes(&path).await;
        assert!(page.contains(&ledger::hex::encode(&ledger::sha256(&bytes))), "its hash is that of what is sent");
        let feed = app.get("/en/letters.atom").await.body;
        assert!(feed.contains("Delivered: No one should be returned to danger"), "{feed}");
        assert!(app.get("/en/c/safe-passage").await.body.contains("Delivered"));

        let print = app.get(&format!("{PUBLIC}/print?people=no")).await;
        assert!(print.status == 200 && print.body.contains("How to check this letter") && print.body.contains("Mr President,"));
        assert_eq!(ask(Ask::get("/en/desk/safe-passage/letters/no-return/print")).await.header("cache-control"), "no-store");

        // A document for organisers alone: saved, not shown, and nobody else's.
        let pdf = ask(Ask::with_file(&form, &fields(&today, &[("way", "post")]), b"%PDF-1.7\n%%EOF")).await;
        assert_eq!(pdf.status, 303);
        let overview = ask(Ask::get(PAGE)).await.body;
        assert!(overview.contains("For organisers only"));
        let before = format!("{PAGE}/files/");
        let ids = overview.split(&before).skip(1).filter_map(|rest| rest.split('"').next());
        let own = ids.into_iter().find(|id| !path.ends_with(id)).unwrap();
        let sent = ask(Ask::get(&format!("{PAGE}/files/{own}"))).await;
        assert_eq!((sent.status.as_u16(), sent.header("content-type"), sent.header("cache-control")), (200, "application/pdf", "no-store"));
        assert!(sent.header("content-disposition").starts_with("attachment"));
        assert_eq!(app.get(&format!("{PUBLIC}/files/{own}")).await.status, 404);

        let viewer = app.sign_in(VIEWER).await;
        assert_eq!(app.ask(Ask::with_file(&form, &fields(&today, &[]), b"").cookie(&viewer)).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn a_step_is_taken_back_and_another_put_in_its_place() {
    TestApp::each(Setup::default(), |app| async move {
        let cookies = app.sign_in(OWNER).await;
        let ask = async |ask: Ask| app.ask(ask.cookie(&cookies)).await;
        app.service.step_letter(&app.owner().await, COALITION, LETTER, LetterStep::Close).await.unwrap();
        let today = app.service.afterwards(&app.owner().await, COALITION, LETTER).await.unwrap().today;
        assert_eq!(ask(Ask::multipart(&format!("{PAGE}/delivery"), &fields(&today, &[]))).await.status, 303);
        let silence = format!("{PAGE}/silence");
        let future = ask(Ask::post(&silence, &[("until", "2099-01-01")])).await;
        assert!(future.status == 422 && future.body.contains("yet to come") && future.body.contains("value=\"2099-01-01\""));
        assert_eq!(ask(Ask::post(&silence, &[("until", &today)])).await.status, 303);
        let question = ask(Ask::get(&format!("{PAGE}/take-back"))).await.body;
        let (_, rest) = question.split_once("name=\"noted_at\" value=\"").unwrap();
        let at = rest.split('"').next().unwrap();
        assert_eq!(ask(Ask::post(&format!("{PAGE}/take-back"), &[("noted_at", at)])).await.status, 303);
        assert_eq!(ask(Ask::post(&format!("{PAGE}/take-back"), &[("noted_at", at)])).await.status, 409, "once is enough");
        let answer = [("day", today.as_str()), ("by_whom", "The office"), ("summary", "No.")];
        assert_eq!(ask(Ask::multipart(&format!("{PAGE}/answer"), &answer)).await.status, 303);
        let archive = format!("{PAGE}/archive");
        assert_eq!(ask(Ask::post(&archive, &[("words", "")])).await.status, 422);
        assert_eq!(ask(Ask::post(&archive, &[("words", "They were let go.")])).await.status, 303);
        let page = app.get(PUBLIC).await.body;
        assert!(page.contains("They were let go.") && page.contains("Archived") && !page.contains("No response had come"));
        assert!(app.get("/en").await.body.contains("id=\"archive\""));
        let json = app.get(&format!("{PUBLIC}/signatories.json")).await.body;
        assert!(json.contains(r#""state":"archived""#) && json.contains(r#""way":"hand""#) && json.contains(r#""summary":"No.""#));
    })
    .await;
}

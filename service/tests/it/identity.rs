//! An organisation is the row of the address book, else its name and country; what changes the book changes identities.

use crate::world::{World, email, organisation};
use domain::{
    country::Country,
    forms::{invitation::PressForm, organisation::OrganisationForm},
    ids::OrganisationId,
    invitation::{Invitee, Standing},
    site::Site,
    text::{Name, Phrase},
};
use service::{Confirmed, Decision, Pick};

impl World {
    async fn save_row(&self, id: Option<OrganisationId>, name: &str, country: &str) -> OrganisationId {
        let form = OrganisationForm { legal_name: name.into(), country: country.into(), kind: "ngo".into(), ..OrganisationForm::default() };
        self.service.save_organisation(&self.owner, &self.coalition, id, &form).await.unwrap()
    }

    /// Signs from a mailbox elsewhere, and is listed by an organiser.
    async fn approved(&self, name: &str, country: &str, address: &str) {
        assert_eq!(self.sign(&organisation(name, country, ""), address).await.unwrap(), Confirmed::Held, "{name}");
        let found = self.service.signatures_of_address(&self.owner, &self.coalition, &self.letter, &email(address)).await.unwrap();
        self.service.decide(&self.owner, &self.coalition, &self.letter, found.signatures[0].id, Decision::Approve(1)).await.unwrap();
    }

    async fn names(&self) -> Vec<String> {
        let letter = self.service.published_letter(&self.coalition, &self.letter).await.unwrap();
        letter.organisations.iter().map(|one| one.name.clone()).collect()
    }

    /// The possible doubles of the one signature that an address made.
    async fn doubles(&self, address: &str) -> Vec<String> {
        let found = self.service.signatures_of_address(&self.owner, &self.coalition, &self.letter, &email(address)).await.unwrap();
        found.signatures[0].doubles.iter().map(|double| double.name.clone()).collect()
    }

    async fn standings(&self) -> Vec<(String, Standing)> {
        let list = self.service.invitations(&self.owner, &self.coalition, &self.letter, "", None, 1).await.unwrap();
        list.invitations.into_iter().map(|one| (one.organisation, one.standing)).collect()
    }
}

fn invitee(name: &str, country: &str, site: &str, address: &str) -> Invitee {
    Invitee {
        organisation: Name::parse(name).unwrap(),
        country: Country::parse(country).unwrap(),
        site: Site::parse_optional(site).unwrap(),
        representative: Some(Name::parse("Ana Silva").unwrap()),
        office: Some(Phrase::parse("Director").unwrap()),
        email: email(address),
        locale: None,
    }
}

#[tokio::test]
async fn an_invited_chapter_that_did_nothing_has_not_signed() {
    World::each(|w| async move {
        let kenya = invitee("Relief Kin Kenya", "KE", "relief-kin.example/ke", "director@ke.relief-kin.example");
        let chad = invitee("Relief Kin Chad", "TD", "relief-kin.example/td", "director@td.relief-kin.example");
        for one in [&kenya, &chad] {
            w.service.invite(&w.owner, &w.coalition, &w.letter, one).await.unwrap();
        }
        let (id, token) = w.invited("director@ke.relief-kin.example").await;
        let manifest = w.service.own_invitation(id, &token).await.unwrap().manifest_sha256;
        w.service.sign_invited(id, &token, &PressForm { manifest, ..crate::world::press() }).await.unwrap();
        assert_eq!(
            w.standings().await,
            [("Relief Kin Chad".to_owned(), Standing::Waiting), ("Relief Kin Kenya".to_owned(), Standing::Signed)]
        );
        let (id, token) = w.invited("director@td.relief-kin.example").await;
        let own = w.service.own_invitation(id, &token).await.unwrap();
        assert_eq!(own.signed, None);
        w.service.sign_invited(id, &token, &PressForm { manifest: own.manifest_sha256, ..crate::world::press() }).await.unwrap();
        assert_eq!(w.names().await, ["Relief Kin Chad", "Relief Kin Kenya"]);
    })
    .await;
}

#[tokio::test]
async fn a_new_row_takes_up_what_signed_by_its_name() {
    World::each(|w| async move {
        w.approved("River Watch", "FR", "a@mail.example").await;
        w.service.invite(&w.owner, &w.coalition, &w.letter, &invitee("river-watch", "FR", "", "director@mail.example")).await.unwrap();
        assert_eq!(w.standings().await[0].1, Standing::Signed);
        let row = w.save_row(None, "River Watch", "FR").await;
        assert_eq!(w.standings().await[0].1, Standing::Signed, "the invitation goes with it");
        let found = w.service.desk_signatures(&w.owner, &w.coalition, &w.letter, "river", None, 1).await.unwrap();
        assert!(found.signatures[0].in_address_book);
        // Renamed, it is the same; who signs by the new name has signed.
        w.save_row(Some(row), "Water Guardians", "FR").await;
        w.sign(&organisation("Water Guardians", "FR", ""), "b@mail.example").await.unwrap();
        let found = w.service.signatures_of_address(&w.owner, &w.coalition, &w.letter, &email("b@mail.example")).await.unwrap();
        let again = w.service.decide(&w.owner, &w.coalition, &w.letter, found.signatures[0].id, Decision::Approve(1)).await;
        assert!(again.is_err(), "it stands already");
        // Without its row it is known by its name and country again.
        w.service.delete_organisation(&w.owner, &w.coalition, row).await.unwrap();
        assert_eq!(w.names().await, ["River Watch"]);
        assert_eq!(w.standings().await[0].1, Standing::Signed);
    })
    .await;
}

#[tokio::test]
async fn where_two_listed_ones_become_one_both_stay_listed_and_the_log_does_not_change() {
    World::each(|w| async move {
        w.approved("River Watch", "FR", "a@mail.example").await;
        w.approved("Garde du fleuve", "FR", "b@mail.example").await;
        w.service.sequence().await.unwrap();
        let export = async || w.service.export_signatories(&w.coalition, &w.letter).await.unwrap();
        let before = export().await;
        let form = OrganisationForm {
            legal_name: "River Watch".into(),
            names: "fr: Garde du Fleuve".into(),
            country: "FR".into(),
            kind: "ngo".into(),
            ..OrganisationForm::default()
        };
        let row = w.service.save_organisation(&w.owner, &w.coalition, None, &form).await.unwrap();
        assert_eq!(w.names().await, ["Garde du fleuve", "River Watch"]);
        assert_eq!(w.doubles("a@mail.example").await, ["Garde du fleuve"]);
        assert_eq!(w.doubles("b@mail.example").await, ["River Watch"]);
        w.service.sequence().await.unwrap();
        assert_eq!(format!("{:?}", export().await), format!("{before:?}"));
        // Taken apart again, each is its own name.
        w.service.delete_organisation(&w.owner, &w.coalition, row).await.unwrap();
        assert!(w.doubles("a@mail.example").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_rows_are_merged_and_what_they_signed_stays() {
    World::each(|w| async move {
        let (one, other) = (w.save_row(None, "River Watch", "FR").await, w.save_row(None, "Garde du fleuve", "FR").await);
        w.approved("River Watch", "FR", "a@mail.example").await;
        w.approved("Garde du fleuve", "FR", "b@mail.example").await;
        assert!(w.doubles("a@mail.example").await.is_empty());
        w.service.merge_organisations(&w.owner, &w.coalition, other, one).await.unwrap();
        assert_eq!(w.names().await, ["Garde du fleuve", "River Watch"]);
        assert_eq!(w.doubles("b@mail.example").await, ["River Watch"]);
        // The other's name is one of the row's from now on.
        let (found, gone) = (
            w.service.organisations(&w.owner, &w.coalition, "garde").await.unwrap().organisations,
            w.service.merge_organisations(&w.owner, &w.coalition, other, one).await,
        );
        assert_eq!((found.len(), found[0].id), (1, one));
        assert!(gone.is_err());
        assert!(w.service.merge_organisations(&w.owner, &w.coalition, one, one).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn another_organisation_of_a_name_gets_a_row_of_its_own() {
    World::each(|w| async move {
        w.save_row(None, "Legal Circle", "KE").await;
        w.approved("Legal Circle", "KE", "a@mail.example").await;
        w.sign(&organisation("Legal Circle", "KE", "https://other.example"), "b@other.example").await.unwrap();
        let found = w.service.signatures_of_address(&w.owner, &w.coalition, &w.letter, &email("b@other.example")).await.unwrap();
        let id = found.signatures[0].id;
        assert_eq!(found.signatures[0].rows.len(), 1);
        w.service.pick_organisation(&w.owner, &w.coalition, &w.letter, id, Pick::Another, 1).await.unwrap();
        assert_eq!(w.names().await, ["Legal Circle", "Legal Circle"]);
        assert!(w.doubles("a@mail.example").await.is_empty(), "an organiser told them apart");
    })
    .await;
}

#[tokio::test]
async fn chapters_are_counted_where_their_federation_stands_on_the_list() {
    World::each(|w| async move {
        let federation = w.save_row(None, "Relief Family International", "CH").await;
        let chapter = async |name: &str, country: &str| {
            let form = OrganisationForm {
                legal_name: name.into(),
                country: country.into(),
                kind: "ngo".into(),
                part_of: federation.to_string(),
                ..OrganisationForm::default()
            };
            w.service.save_organisation(&w.owner, &w.coalition, None, &form).await.unwrap()
        };
        let kenya = chapter("Relief Family Kenya", "KE").await;
        chapter("Relief Family Chad", "TD").await;
        w.approved("Relief Family Kenya", "KE", "ke@mail.example").await;
        w.approved("Relief Family Chad", "TD", "td@mail.example").await;
        assert_eq!(w.counts().await.chapters, 0, "the federation is not on the list");
        w.approved("Relief Family International", "CH", "ch@mail.example").await;
        assert_eq!((w.counts().await.organisations, w.counts().await.chapters), (3, 2));
        // Nothing is part of itself.
        let form = w.service.organisation(&w.owner, &w.coalition, Some(federation)).await.unwrap().form;
        let circle = OrganisationForm { part_of: kenya.to_string(), ..form };
        assert!(w.service.save_organisation(&w.owner, &w.coalition, Some(federation), &circle).await.is_err());
    })
    .await;
}

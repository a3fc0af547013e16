//! What is noted of who did what in a coalition: a code for each act, in groups that organisers look through.

/// Makes [`Act`] and [`ActKind`] from one list: each group with its acts, each act with its stored code.
macro_rules! acts {
    ($($(#[doc = $of:literal])+ $kind:ident = $group:literal { $($(#[doc = $words:literal])+ $act:ident = $code:literal,)+ })+) => {
        /// A group of acts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ActKind {
            $($(#[doc = $of])+ $kind,)+
        }

        /// Something that was done. What it was done to is noted beside it, by identifiers alone.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Act {
            $($($(#[doc = $words])+ $act,)+)+
        }

        impl ActKind {
            /// All groups.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The posted name.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $group,)+
                }
            }

            /// The acts of the group.
            pub const fn acts(self) -> &'static [Act] {
                match self {
                    $(Self::$kind => &[$(Act::$act),+],)+
                }
            }
        }

        impl Act {
            /// The stored name.
            pub const fn code(self) -> &'static str {
                match self {
                    $($(Self::$act => $code,)+)+
                }
            }
        }
    };
}

acts! {
    /// What becomes of letters.
    Letters = "letters" {
        /// A letter was begun.
        LetterCreated = "letter-created",
        /// A draft was saved.
        LetterEdited = "letter-edited",
        /// Partners were asked for comments.
        LetterInReview = "letter-in-review",
        /// It went back to writing.
        LetterRedrafted = "letter-redrafted",
        /// It was opened for signature.
        LetterOpened = "letter-opened",
        /// It was marked as sensitive.
        LetterSensitive = "letter-sensitive",
        /// It was marked as not sensitive.
        LetterNotSensitive = "letter-not-sensitive",
        /// A moment was set at which a confidential letter becomes public.
        PublicationPlanned = "publication-planned",
        /// That moment was taken back.
        PublicationStopped = "publication-stopped",
        /// A confidential letter was made public.
        LetterPublished = "letter-published",
        /// A change of its text was proposed.
        AmendmentProposed = "amendment-proposed",
        /// A change of its text was confirmed, or took effect after its time.
        AmendmentEffective = "amendment-effective",
        /// A slip of the pen or an added language was confirmed, and signatories were told.
        AmendmentConfirmed = "amendment-confirmed",
        /// A proposed change was refused.
        AmendmentRefused = "amendment-refused",
        /// A proposed change was taken back.
        AmendmentTakenBack = "amendment-taken-back",
        /// A proposed change came too late to take effect.
        AmendmentLapsed = "amendment-lapsed",
        /// A signatory objected to an added language, which was kept out.
        AmendmentObjected = "amendment-objected",
        /// A letter that was not public was deleted for good.
        LetterDeleted = "letter-deleted",
        /// It was closed.
        LetterClosed = "letter-closed",
        /// It was opened again.
        LetterReopened = "letter-reopened",
        /// A delivery was noted.
        LetterDelivered = "letter-delivered",
        /// What was noted of a delivery was corrected.
        DeliveryCorrected = "delivery-corrected",
        /// An answer was noted.
        LetterAnswered = "letter-answered",
        /// What was noted of an answer was corrected.
        AnswerCorrected = "answer-corrected",
        /// It was noted that no answer came.
        LetterUnanswered = "letter-unanswered",
        /// It was put away.
        LetterArchived = "letter-archived",
        /// Late signatures were allowed.
        LateAllowed = "late-allowed",
        /// No more late signatures are taken.
        LateStopped = "late-stopped",
        /// The step that was noted last was taken back.
        StepTakenBack = "step-taken-back",
    }
    /// What becomes of translations.
    Translations = "translations" {
        /// A letter was to be had in another language.
        TranslationAdded = "translation-added",
        /// Parts of it were translated.
        TranslationSaved = "translation-saved",
        /// A translated part was thrown away that its original had gone for.
        TranslationDiscarded = "translation-discarded",
        /// A translation was to go out with the letter, or not to.
        TranslationIncluded = "translation-included",
        /// The same, taken back.
        TranslationLeftOut = "translation-left-out",
        /// A translation was put away.
        TranslationRemoved = "translation-removed",
        /// It was brought back.
        TranslationRestored = "translation-restored",
        /// Somebody was invited to translate.
        TranslatorInvited = "translator-invited",
        /// A translator got other languages.
        TranslatorLanguages = "translator-languages",
        /// A translator was taken off.
        TranslatorRemoved = "translator-removed",
    }
    /// What becomes of signatures.
    Signatures = "signatures" {
        /// An entry was made on behalf of an organisation.
        SignatureAdded = "signature-added",
        /// Those of a list that were gathered elsewhere were brought in.
        SignaturesBroughtIn = "signatures-brought-in",
        /// A held one was listed.
        SignatureApproved = "signature-approved",
        /// One was taken off until somebody has looked at it.
        SignatureHeld = "signature-held",
        /// One was removed.
        SignatureRemoved = "signature-removed",
        /// Everything about one was deleted.
        SignatureErased = "signature-erased",
        /// A person's category was changed.
        SignatureCategory = "signature-category",
        /// A correction that waited was taken.
        CorrectionTaken = "correction-taken",
        /// A correction that waited was declined.
        CorrectionDeclined = "correction-declined",
        /// A question about one was settled.
        QuestionSettled = "question-settled",
        /// An error that a reader reported was looked at.
        ReportSettled = "report-settled",
        /// Networks were named that make no cluster.
        NetworksNamed = "networks-named",
        /// A signatory was asked once more to reaffirm.
        ReaffirmationAsked = "reaffirmation-asked",
        /// A reaffirmation given on paper or by word of mouth was entered.
        ReaffirmationEntered = "reaffirmation-entered",
        /// The mail to confirm was sent again.
        SignatureResent = "signature-resent",
    }
    /// What becomes of invitations to sign.
    Invitations = "invitations" {
        /// Organisations were invited to sign.
        OrganisationsInvited = "organisations-invited",
        /// An invitation was sent again.
        InvitationResent = "invitation-resent",
        /// An invitation was taken back.
        InvitationWithdrawn = "invitation-withdrawn",
        /// A reminder was reworded, stopped, or let go again.
        ReminderChanged = "reminder-changed",
        /// The soft deadline was set.
        SoftDeadlineSet = "soft-deadline-set",
    }
    /// The address book.
    Organisations = "organisations" {
        /// An organisation was entered.
        OrganisationAdded = "organisation-added",
        /// Its entry was changed.
        OrganisationChanged = "organisation-changed",
        /// It was taken out.
        OrganisationDeleted = "organisation-deleted",
        /// Two rows were merged.
        OrganisationsMerged = "organisations-merged",
    }
    /// Organisers and their roles.
    Organisers = "organisers" {
        /// Somebody became an organiser.
        OrganiserAdded = "organiser-added",
        /// Somebody who was invited accepted.
        InvitationAccepted = "invitation-accepted",
        /// Somebody got another role.
        RoleChanged = "role-changed",
        /// Somebody was taken off.
        OrganiserRemoved = "organiser-removed",
        /// An organiser deleted their account.
        AccountDeleted = "account-deleted",
        /// A partner was invited to a draft.
        PartnerInvited = "partner-invited",
        /// A partner was taken off a draft.
        PartnerRemoved = "partner-removed",
    }
    /// The coalition's settings.
    Settings = "settings" {
        /// Name, colour or contact were changed.
        SettingsChanged = "settings-changed",
        /// A version of the privacy notice was published.
        NoticePublished = "notice-published",
        /// A second factor was required of everybody.
        SecondFactorsRequired = "second-factors-required",
        /// It was no longer required.
        SecondFactorsNotRequired = "second-factors-not-required",
        /// A test mail was sent.
        TestMailSent = "test-mail-sent",
    }
    /// What left the instance.
    Exports = "exports" {
        /// The signatures of a letter were exported.
        SignaturesExported = "signatures-exported",
        /// The address book was exported with its contacts.
        OrganisationsExported = "organisations-exported",
        /// An export of contacts was asked for.
        ContactsAsked = "contacts-asked",
        /// A second person approved it.
        ContactsApproved = "contacts-approved",
        /// It was stopped.
        ContactsStopped = "contacts-stopped",
        /// One contact was shown whole.
        ContactShown = "contact-shown",
        /// A message was sent to somebody whose address nobody saw.
        MessageSent = "message-sent",
        /// A list was searched for a whole address.
        AddressLookedUp = "address-looked-up",
    }
    /// Who came in.
    SignIns = "sign-ins" {
        /// An organiser signed in.
        SignedIn = "signed-in",
        /// An organiser changed their password.
        PasswordChanged = "password-changed",
        /// An organiser set a second factor up.
        SecondFactorAdded = "second-factor-added",
        /// An organiser took their second factor away.
        SecondFactorRemoved = "second-factor-removed",
        /// An organiser made a passkey.
        PasskeyAdded = "passkey-added",
        /// An organiser took a passkey away.
        PasskeyRemoved = "passkey-removed",
        /// A code was given that is kept for the day when the app is lost.
        RecoveryCodeUsed = "recovery-code-used",
        /// An organiser had new ones made; those of before are void.
        RecoveryCodesRenewed = "recovery-codes-renewed",
    }
}

impl ActKind {
    /// The group of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }
}

impl Act {
    /// The act of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        ActKind::ALL.iter().flat_map(|kind| kind.acts()).copied().find(|act| act.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_stand_once() {
        let acts: Vec<Act> = ActKind::ALL.iter().flat_map(|kind| kind.acts()).copied().collect();
        for act in &acts {
            assert_eq!(Act::from_code(act.code()), Some(*act));
            assert_eq!(acts.iter().filter(|other| other.code() == act.code()).count(), 1);
        }
        for kind in ActKind::ALL {
            assert_eq!(ActKind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!(Act::from_code(""), None);
    }
}

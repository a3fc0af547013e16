# Ce que toutes les pages partagent.
product = Undersigned
page-title = { $title } · Undersigned
skip-to-content = Aller au contenu
nav-site = Site
nav-letters = Lettres
nav-desk = Bureau
nav-sign-in = Organisateurs : se connecter
nav-sign-out = Se déconnecter
nav-mailbox = Boîte aux lettres
nav-languages = Cette page en
footer-promise = Aucun pistage, aucune publicité. Les adresses des signataires ne sont jamais rendues publiques.
footer-verification = Comment les listes sont vérifiées
footer-about = À propos, mentions légales, cookies
demonstration-note = Ceci est une démonstration : aucun email n’est envoyé. Tous les messages sont dans la messagerie.
field-optional = (facultatif)
country-choose = Choisir un pays
list-comma = ,{" "}
paging-label = Pages
paging-back = Page précédente
paging-on = Page suivante
paging-where = Page { $page } sur { $pages }
deadline-in-zone = { $moment } (heure de { $zone } ; { $utc } UTC)
deadline-in-utc = { $moment } (UTC)
footnote-back = Retour au texte

count-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
count-countries = { $count ->
    [one] { $count } pays
   *[other] { $count } pays
}
count-countries-known = { $count ->
    [one] { $count } pays (connu pour { $known } d’entre elles)
   *[other] { $count } pays (connus pour { $known } d’entre elles)
}
count-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
signed-by-nobody = Aucune signature confirmée
signed-by-people = Signée par { $people }
signed-by-organisations = Signée par { $organisations } de { $countries }
signed-by-both = Signée par { $organisations } de { $countries } et par { $people }
signed-by-both-without = Signée par { $organisations } et par { $people }
confirmed-how = Mode de confirmation : { $ways }.
confirmed-domain = { $count } depuis une adresse du domaine de l’organisation
confirmed-mailbox = { $count } depuis une autre adresse email
confirmed-vouched = { $count } attestées par un organisateur
confirmed-paper = { $count } sur papier, attestées par un organisateur
pending-not-counted = { $count ->
    [one] { $count } confirmation est en attente et n’est pas comptée.
   *[other] { $count } confirmations sont en attente et ne sont pas comptées.
}

proof-mailbox = par email
proof-domain = adresse à son propre domaine
proof-vouched = attestée
proof-key = clé
category-individual = Particulier
category-expert = Expert ou experte
category-former-official = Ancien titulaire d’une charge publique

letter-state-draft = Brouillon
letter-state-in-review = En relecture
letter-state-open = Ouverte à la signature
letter-state-closed = Close
letter-state-delivered = Remise
letter-state-answered = Réponse reçue
letter-state-unanswered = Sans réponse
letter-state-archived = Archivée
signature-state-pending = Pas encore confirmée
signature-state-held = En attente d’examen
signature-state-confirmed = Publiée
signature-state-withdrawn = Retirée par le signataire
signature-state-removed = Supprimée

done-letter-saved = La lettre est enregistrée.
done-letter-opened = La lettre est ouverte à la signature.
done-sensitive = La lettre est marquée comme sensible.
done-not-sensitive = La lettre n’est plus marquée comme sensible.
done-letter-closed = La lettre est close.
done-letter-review = La lettre est en relecture.
done-letter-redraft = La lettre est de nouveau un brouillon.
done-letter-reopened = La lettre est rouverte.
done-approved = La signature est maintenant publiée.
done-held = La signature attend une décision et n’est pas publiée.
done-removed = La signature est supprimée.
done-resent = L’email est renvoyé.
done-added = La signature est saisie. Elle comptera dès qu’elle aura été confirmée depuis son adresse email.
done-category = La catégorie est modifiée.
done-organisation-saved = L’organisation est enregistrée.
done-organisation-deleted = L’organisation est supprimée.
done-settings-saved = Les réglages sont enregistrés.
done-test-mail = L’email d’essai est en file d’attente. La partie « Email » indique si le serveur l’a accepté.
done-organiser-invited = L’invitation est envoyée.
done-role-changed = Le rôle est modifié.
done-organiser-removed = L’organisateur est retiré.
done-signed-out = Vous êtes déconnecté.
done-signed-out-everywhere = Vous êtes déconnecté de tous vos appareils.
done-password-set = Votre mot de passe est défini. Connectez-vous.
done-corrected = Votre correction est enregistrée.
done-corrected-without-key = Votre correction est enregistrée. La signature de votre clé a pris fin avec elle : pour signer de nouveau avec votre clé, faites-vous envoyer un lien privé ci-dessous.
done-withdrawn = Votre signature est retirée.
done-erased = Supprimé définitivement.
done-key = Signée avec votre clé. L’inscription est en cours.
done-link-sent = Nous envoyons un lien privé à l’adresse qui a signé.
done-link-waits = Aucun autre email n’a été envoyé : le lien du dernier est toujours valable.
done-link-asked = Si votre signature est toujours là, un lien privé est envoyé à l’adresse qui a signé.
done-confirmed = Votre signature est confirmée. Merci.
done-held-for-approval = Votre signature est confirmée et attend un organisateur.
done-denied = C’est noté. Cette signature ne sera pas publiée.
done-emails-stopped = C’est arrêté. Vous pouvez recevoir à nouveau ces emails depuis cette page ou depuis tout email précédent.
done-emails-allowed = Les emails sont à nouveau autorisés.
done-emails-asked = Consultez votre messagerie : un lien a été envoyé à l’adresse concernée. Ouvrez-le pour voir ce qui vous attend, et pour arrêter les emails ou les recevoir à nouveau. S’il n’arrive pas, ouvrez celui que nous avons envoyé auparavant.
done-emails-kept = Ces emails restent arrêtés : la personne à qui appartient l’adresse les a arrêtés avec un lien privé, et seul un tel lien les autorise à nouveau. Nous en envoyons un à l’adresse, au plus une fois par semaine, lorsqu’une inscription l’attend.
paragraph-number = Paragraphe { $number }

# Un organisateur écrit à quelqu’un dont il ne voit pas l’adresse
message-write = Écrire un message
message-title = Écrire à { $name }
message-lead = Votre message part vers l’adresse enregistrée, que vous ne voyez pas. Les réponses arrivent à { $contact }, l’adresse de contact de votre coalition.
message-lead-sensitive = L’email ne contient qu’un lien, qui montre votre message après un clic, pendant 7 jours. Il ne nomme ni vous, ni la coalition, ni aucune lettre.
message-limits = Au plus 3 messages par semaine à une même adresse au sujet d’une même lettre, et 30 par jour de votre part. Chaque envoi figure dans l’activité, sans son texte.
message-to = À
message-contact = Contact
message-subject = Objet
message-text = Message
message-text-hint = Texte simple, 2 000 caractères au plus. Les liens sont permis.
message-preview-button = Aperçu
message-preview-title = Aperçu de votre message
message-preview-lead = Rien n’est encore parti. Voici l’email, dans la langue du destinataire :
message-preview-page = Après un clic, le lien montre ceci :
message-preview-email = L’email
message-back-signatures = Retour aux signatures
message-back-organisation = Retour à l’organisation
message-send-button = Envoyer le message
message-edit-button = Modifier
message-stopped = Le destinataire ne veut plus de ces emails. Vous ne pouvez pas écrire à cette adresse.
message-nobody = Il n’y a personne à qui écrire : l’adresse n’est pas confirmée, n’est plus conservée, ou la personne a quitté la lettre.
message-earlier = Messages précédents
message-state-queued = En attente : le serveur de messagerie ne l’a pas encore pris.
message-state-retried = En attente. { $why } Nous réessayerons.
message-state-sent = Envoyé : le serveur de messagerie l’a pris.
message-state-failed = Non envoyé. { $why }
message-state-gone = Non envoyé : le destinataire est parti avant l’envoi.
message-why-not-taken = Le serveur de messagerie n’a pas répondu, ou ne l’a pas pris.
message-why-refused = Le serveur de messagerie l’a refusé.
message-why-address = Le serveur de messagerie n’atteint pas cette adresse.
message-why-broken = Il n’a pas pu être rédigé à cause d’une erreur de notre côté. Votre hébergeur la voit dans le journal du serveur.
message-why-stopped = Le destinataire ne veut plus de ces emails.
done-message-queued = Votre message est en attente d’envoi. Sous « Messages précédents », vous verrez si le serveur de messagerie l’a pris.
act-message-sent = Message envoyé
error-message-stopped = Le destinataire ne veut plus de ces emails.
error-messages-recipient = Trois messages sont partis vers cette adresse en une semaine. Vous pourrez écrire à nouveau une semaine après le premier.
error-messages-day = Vous avez envoyé 30 messages en 24 heures. Vous pourrez continuer demain.

# Tel que son destinataire le lit
mail-message-subject = { $coalition } : { $subject }
mail-message-greeting = Bonjour,
mail-message-lead = { $coalition } vous écrit au sujet de la lettre « { $subject } » :
mail-message-lead-book = { $coalition } vous écrit en tant que contact de votre organisation :
mail-message-reply = Pour répondre, répondez à cet email ou écrivez à { $contact }.
mail-message-author = Le texte ci-dessus est de la coalition ; ce site le transmet.
mail-message-link = Lire le message sur le site
received-lead = { $coalition } vous a écrit le { $day }.
received-letter = Au sujet de la lettre :
received-reply = Pour répondre, écrivez à :
received-author = Ce texte est de la coalition ; ce site le transmet.
data-messages = Messages à cette adresse
data-messages-text = Des organisateurs les ont écrits sans voir l’adresse. Ils sont supprimés avec la signature, l’invitation ou le contact auxquels ils appartiennent, au plus tard avec les données personnelles de la lettre.
kept-messages = { $count ->
    [one] { $count } message à des signataires et contacts
   *[other] { $count } messages à des signataires et contacts
}

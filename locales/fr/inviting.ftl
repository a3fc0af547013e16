# Inviter des organisations à signer : au bureau, sur la page de l’organisation invitée, dans les emails.

## La page de la lettre au bureau
letter-invitations = Invitez des organisations, voyez ce que chacune a répondu, et relancez celles qui n’ont pas répondu.
letter-see-invitations = Voir les invitations

## La liste
invitations-title = Invitations
invitations-back = Retour aux invitations
invitations-lead = Une seule liste pour toutes les invitées : leur réponse, qui a signé de quelque façon que ce soit, qui est relancé. On n’enregistre pas qui a ouvert un email.
invite-one = Inviter une organisation
invite-book = Depuis le carnet d’adresses
invite-file = Depuis un fichier
invitations-search = Chercher une organisation
invitations-filter = Par réponse
invitations-all = Toutes
invitations-who = Invitée
invitations-answer = Réponse
invitations-reminders = Emails
invitations-found = { $count ->
    [one] { $count } invitation
   *[other] { $count } invitations
}
invitations-none = Personne n’est encore invité
invitations-none-text = Invitez une organisation, cochez-en plusieurs dans le carnet d’adresses, ou apportez un fichier.
invitations-none-found = Aucune invitation de ce genre
invitations-none-found-text = Rien ne correspond à votre recherche.
invitations-passed-on-by = Transmise par { $by }
invitations-until = Demande jusqu’au { $day }
invitations-answered = Réponse le { $day }
invitations-last-mail = Dernier email le { $day }
invitations-not-sent = Pas encore d’email
invitations-reminded = { $count ->
    [one] Relancée une fois
   *[other] Relancée { $count } fois
}
invitations-next = Prochain rappel le { $day }
invitation-resend = Renvoyer
invitation-withdraw = Retirer
invitation-withdraw-title = Retirer cette invitation ?
invitation-withdraw-text = Son lien n’ouvre plus rien, et aucun rappel ne part. Un email déjà parti ne peut être rappelé. Vous pourrez inviter l’organisation de nouveau.
invitation-withdraw-button = La retirer
standing-prepared = Préparée
standing-waiting = Sans réponse
standing-conditional = Signera si…
standing-later = Demande du temps
standing-forwarded = Transmise
standing-declined = Refusée
standing-signed = A signé
standing-outstanding = A signé un texte antérieur
standing-departed = Signature retirée
standing-withdrawn = Retirée

## Inviter
invite-sent-now = La lettre est ouverte : les invitations partent aussitôt.
invite-sent-later = La lettre n’est pas encore ouverte : les invitations sont préparées, et partent à l’ouverture.
invite-one-title = Inviter une organisation
invite-one-lead = L’email contient un lien par lequel l’organisation lit le texte exact et signe d’une seule pression.
invite-organisation = Organisation
invite-organisation-hint = Le nom tel qu’il sera publié.
invite-country = Pays
invite-site = Site web
invite-site-hint = Son domaine dit à qui l’invitation peut être transmise.
invite-email = Adresse email
invite-email-hint = La boîte qui répond pour l’organisation. Elle n’est jamais publiée.
invite-representative = Qui signerait
invite-representative-hint = Sans nom ni fonction, ils sont demandés avant de signer.
invite-office = Sa fonction
invite-language = Langue de l’email
invite-button = Inviter
invite-book-title = Inviter depuis le carnet d’adresses
invite-book-button = Inviter les adresses cochées
invite-book-signed = A déjà signé.
invite-book-already = déjà invitée
invite-book-no-contact = Aucune adresse email n’est connue.
invite-file-title = Inviter depuis un fichier
invite-file-lead = Apportez un classeur (XLSX, ODS) ou un fichier CSV. Vous voyez d’abord ce qu’il contient ; personne n’est invité avant votre confirmation.
invite-file-columns = La première ligne nomme les colonnes, dans votre langue ou en anglais. L’organisation, le pays et l’adresse email sont nécessaires, les autres peuvent manquer :
invite-file-label = Le fichier
invite-file-hint = Au plus 4 Mo et 2 000 lignes. Virgules, points-virgules et tabulations sont compris, ainsi que tous les encodages usuels.
invite-file-button = Regarder le fichier
upload-title = Ce que dit le fichier
upload-good = { $count ->
    [0] Personne ne peut être invité.
    [one] { $count } organisation peut être invitée.
   *[other] { $count } organisations peuvent être invitées.
}
upload-faulty = { $count ->
    [0] Aucune ligne n’a de problème.
    [one] { $count } ligne a un problème et est laissée de côté.
   *[other] { $count } lignes ont des problèmes et sont laissées de côté.
}
upload-nothing-yet = Personne n’est encore invité. Le fichier attend un jour, chiffré, puis il est supprimé.
upload-confirm = { $count ->
    [one] Inviter { $count } organisation
   *[other] Inviter { $count } organisations
}
upload-discard = Supprimer le fichier
upload-other = Choisir un autre fichier
upload-problems = Problèmes, ligne par ligne
upload-problems-text = Corrigez-les dans votre tableur et apportez le fichier de nouveau : qui est déjà invité ne l’est pas deux fois.
upload-line = Ligne
upload-problems-column = Problème
upload-notes = Comment certaines lignes ont été lues
upload-notes-text = Vérifiez-les avant de confirmer ; pour en changer une, corrigez-la dans votre tableur et apportez le fichier de nouveau.
upload-notes-column = Lecture
upload-columns = Comment les colonnes ont été comprises
upload-holds-organisation = Organisation
upload-holds-country = Pays
upload-holds-email = E-mail
upload-holds-site = Site web
upload-holds-representative = Représentant
upload-holds-given = Prénom du représentant
upload-holds-family = Nom du représentant
upload-holds-office = Fonction
upload-holds-language = Langue
upload-encoding = Encodage : { $encoding }
upload-rows = Seront invitées

## Rappels
reminders-title = Rappels
reminders-lead = Qui n’a pas répondu est relancé, à 10 h 00 dans le fuseau horaire de la lettre. Personne n’est relancé après une réponse.
reminders-hard = Date limite ferme : { $deadline }
reminders-soft = Date limite souple
reminders-soft-hint = Jusqu’à quand une réponse aide le plus. Dans le fuseau horaire de la lettre : { $zone }
reminders-no-zone = Fixez d’abord la date limite de la lettre.
reminders-soft-save = Enregistrer la date limite souple
reminders-rules = Aucune boîte ne reçoit deux emails en 48 heures. Un rappel ainsi retenu part dans la journée qui suit, ou pas du tout.
reminder-which = Rappel
reminder-when = Quand
reminder-state = État
reminder-own-date = Au jour qu’elles ont nommé
reminder-week = Premier rappel
reminder-two-days = Deuxième rappel
reminder-day = Dernier rappel
reminder-to-own-date = À celles qui ont demandé du temps, le jour qu’elles ont nommé.
reminder-to-week = 7 jours avant la date limite souple, à celles qui n’ont pas répondu.
reminder-to-two-days = 2 jours avant la date limite souple, à celles qui n’ont pas répondu.
reminder-to-day = 1 jour avant la date limite ferme, à celles qui n’ont pas répondu.
reminder-own-day = Le jour que chacune a nommé
reminder-no-date = Non fixé : il n’y a pas de telle date limite
reminder-usual = Dans les termes habituels
reminder-own-words = Dans vos propres termes
reminder-stopped = Arrêté
reminder-sent = { $count ->
    [0] Aucun envoi
    [one] { $count } envoi
   *[other] { $count } envois
}
reminder-edit = Voir et modifier
reminder-words = Vos propres termes
reminder-words-hint = Ils ouvrent l’email à la place des nôtres, pour des lecteurs de toutes les langues. Laissez vide pour les termes habituels.
reminder-stop = Arrêter ce rappel
reminder-stop-hint = Il ne part à personne tant que vous ne le relancez pas.
reminder-save = Enregistrer
reminder-preview = Aperçu
reminder-preview-title = À quoi ressemble l’email
reminder-preview-hint = À une organisation d’exemple, dans votre langue. Le lien n’est pas un vrai.

## La page de l’organisation invitée
invited-title = Invitation pour { $organisation }
invited-heading = Vous êtes invités à signer
invited-heading-answered = Votre invitation à signer
invited-confidential = Cette lettre est confidentielle. Seules les personnes invitées peuvent la lire ; merci de ne pas la transmettre hors de votre organisation.
invited-signed = Votre organisation a signé.
invited-held = La signature de votre organisation est arrivée, et attend les organisateurs.
invited-closed = Cette lettre ne reçoit plus de signatures.
invited-receipt = Le reçu est dans la boîte qui a signé. Il permet de corriger ou de retirer la signature.
invited-said-conditional = Vous avez dit à quelle condition vous signerez. Vous pouvez encore changer de réponse, ou signer.
invited-said-later = Vous avez demandé du temps. Nous vous relançons le jour que vous avez nommé ; vous pouvez signer à tout moment avant.
invited-said-forwarded = Vous avez transmis l’invitation. Vous pouvez encore signer vous-même.
invited-said-declined = Vous avez dit « pas cette fois ». Si cela change, vous pouvez encore signer.
invited-reaffirms = Votre organisation a signé un texte antérieur, dont le sens a été modifié depuis. Soutenez-vous le nouveau ?
invited-outstanding = Votre organisation a signé un texte antérieur depuis une autre adresse, et ne l’a pas confirmé. Si vous signez, votre signature prend sa place.
invited-departed = Votre organisation avait signé, et n’est plus sur la liste. Si cela change, vous pouvez signer à nouveau.
invited-reaffirm-hint = Une pression suffit pour soutenir ce texte ; ce qui figure sur la liste reste tel quel. Un reçu part à cette adresse, avec un lien qui retire la signature.
invited-forwarded-by = Transmise à vous par
invited-soft = Les organisateurs aimeraient une réponse avant le
invited-listed = Ce qui sera publié
invited-mailbox = Adresse invitée, jamais rendue publique
invited-who-signs = Qui signe pour l’organisation ? Ce n’est pas publié ; les organisateurs le voient.
invited-list-hint = Sinon, seuls les organisateurs voient qui a signé.
invited-press-hint = Une seule pression signe ce texte pour votre organisation. Un reçu part à la boîte invitée, avec un lien qui retire la signature.
invited-sign = Signer pour l’organisation
invited-other = Quelque chose n’est pas exact
invited-answers = Ou répondre autrement
invited-answers-hint = Vous pouvez changer chaque réponse avec le même lien jusqu’à la date limite.
invited-if = Nous signerons si…
invited-condition = Votre condition
invited-condition-hint = Les organisateurs la lisent, et peuvent vous répondre par email.
invited-if-button = Le dire aux organisateurs
invited-later = Il nous faut plus de temps
invited-until = Jusqu’à quand
invited-until-hint = Nous vous relançons à 10 h 00 ce jour-là.
invited-later-button = Demander du temps
invited-forward = Demander à ma direction
invited-forward-email = Son adresse email
invited-forward-hint = Une adresse de votre organisation, chez { $domain }
invited-forward-name = Son nom
invited-forward-office = Sa fonction
invited-forward-button = Transmettre
invited-forward-not = Cette invitation est allée à une adresse que partagent bien des organisations. Demandez aux organisateurs d’inviter votre direction.
invited-forwarded-to = Transmise à
invited-decline = Pas cette fois
invited-why = Pourquoi (les organisateurs le lisent)
invited-decline-button = Dire « pas cette fois »
invited-public-page = La page publique de la lettre, avec tous les signataires
invited-other-title = Signer avec d’autres indications
invited-other-lead = Ce qui diffère de l’invitation est d’abord confirmé par email. L’email va à la boîte invitée :
invited-other-button = Envoyer l’email de confirmation
disown-title = Ce n’était pas vous ?
disown-text = Les emails se transfèrent : ce lien seul ne retire donc rien. Nous envoyons un lien privé à la boîte invitée : ouvrez-le, choisissez de retirer la signature et cochez « Ce n’était pas moi ». La signature quitte alors aussitôt la liste, et les organisateurs sont prévenus.
disown-ask = Envoyer un lien privé à la boîte invitée
disown-at-once = Un seul clic retire aussitôt la signature de la liste. Le lien de votre invitation est alors sans effet, et les organisateurs sont prévenus.
disown-button = Retirer la signature
disown-was-me = Si c’était vous, fermez cette page : rien ne change.
disown-done-title = La signature est retirée de la liste
disown-done-text = Nous avons prévenu les organisateurs. Si votre organisation veut tout de même signer, demandez-leur une nouvelle invitation.
disown-gone-text = Elle avait déjà été retirée de la liste d’une autre manière. Il n’y a rien d’autre à faire.

## Ce qui vient d’être fait
done-invited = L’invitation est en route.
done-invited-many = Les invitations sont en route. Qui était déjà invité n’en reçoit pas de seconde.
done-invitation-prepared = Préparée. Elle part à l’ouverture de la lettre.
done-invitation-resent = L’invitation est renvoyée.
done-invitation-withdrawn = L’invitation est retirée.
done-upload-discarded = Le fichier est supprimé.
done-soft-deadline = La date limite souple est enregistrée.
done-reminder-saved = Le rappel est enregistré.
done-invited-signed = Merci : votre organisation a signé. Le reçu est dans votre boîte.
done-invited-answered = Merci, les organisateurs voient votre réponse.
done-invited-forwarded = Transmise. Un mot à ce sujet est aussi dans votre boîte.
done-invited-posted = Regardez dans votre boîte : la signature compte dès que vous l’y confirmez.
done-invited-waits = Aucun autre email ne part aujourd’hui. Ouvrez notre email le plus récent qui vous demande de confirmer : la signature compte dès que vous l’y confirmez.
done-disowned = La signature est retirée de la liste, et les organisateurs sont prévenus.
done-disown-asked = Consultez la boîte invitée : un lien privé vient d’y être envoyé, ou un lien encore valable y a été envoyé il y a peu. Ouvrez-le pour retirer la signature.

## Fautes
error-already-invited = Cette boîte est déjà invitée pour cette organisation.
error-invited-too-often = Cette invitation est partie trois fois en un jour. Attendez demain.
error-invited-many = Une coalition peut inviter { $max } organisations par jour ; il en reste { $left } aujourd’hui. Personne n’a été invité. Divisez le fichier, ou invitez les autres demain.
error-nothing-ticked = Cochez au moins une adresse.
error-row-formula = Un tableur prendrait ceci pour une formule.
error-row-duplicate = La même adresse figure déjà à la ligne { $first }.
error-file-missing = Choisissez un fichier.
error-file-too-large = Le fichier dépasse { $max } Mo. Enlevez les colonnes inutiles, ou partagez-le.
error-day = Choisissez un jour.
error-day-past = Ce jour est déjà passé.
error-day-late = La lettre sera close. Choisissez un jour plus proche.
error-own-address = C’est l’adresse déjà invitée.
error-other-domain = Une invitation ne se transmet qu’à l’intérieur de la même organisation.
error-passed-on-too-often = Cette invitation a déjà été transmise bien des fois. Adressez-vous aux organisateurs.
error-soft-late = La date limite souple doit précéder la date limite ferme.

## Emails
mail-invite-subject = Signerez-vous ? { $subject }
mail-invite-lead = { $coalition } invite { $organisation } à signer une lettre.
mail-invite-passed-on = { $by } vous a transmis cette invitation.
mail-invite-soft = Une réponse avant le { $deadline } aide le plus.
mail-invite-link = Lire la lettre et répondre
mail-invite-answers = La page montre le texte exact. Vous pouvez signer d’une seule pression, dire à quelle condition vous le feriez, demander du temps, demander à votre direction, ou décliner ; et changer de réponse jusqu’à la date limite.
mail-invite-private = Le lien n’est qu’à vous : qui le possède peut répondre pour votre organisation. Personne n’enregistre si vous l’ouvrez.
mail-remind-subject = Encore ouverte : { $subject }
mail-remind-week = D’ici une semaine, { $coalition } aimerait savoir si { $organisation } signe.
mail-remind-two-days = D’ici deux jours, { $coalition } aimerait savoir si { $organisation } signe.
mail-remind-own-date = Vous aviez demandé à { $coalition } du temps jusqu’à aujourd’hui. { $organisation } peut-elle signer ?
mail-remind-day = Demain cette lettre se ferme. C’est la dernière fois que nous posons la question à { $organisation }.
mail-invited-signed-lead = Votre organisation a signé : une seule pression avec le lien de votre invitation a suffi.
mail-disown-title = Ce n’était pas vous ?
mail-disown-text = Le lien a pu être transmis. Demandez un lien privé vers cette boîte, et retirez la signature avec ce lien.
mail-disown-link = Ce n’était pas moi
mail-passed-on-subject = Vous avez transmis une invitation : { $subject }
mail-passed-on-lead = L’invitation de { $organisation } a été transmise de votre boîte à { $to }. Si ce n’était pas vous, dites-le aux organisateurs. Vous pouvez encore répondre vous-même.
mail-condition-subject = { $organisation } signera si…
mail-condition-lead = { $organisation } a répondu à votre invitation par une condition :
mail-disowned-subject = « Ce n’était pas moi » : { $organisation }
mail-disowned-lead = La boîte invitée pour { $organisation } dit ne pas avoir signé. La signature est retirée de la liste, et le lien de l’invitation est sans effet. Vous pouvez renvoyer l’invitation.
mail-to-invitations = Voir les invitations

## À la page d’activité
activity-invitations = Invitations
act-organisations-invited = Organisations invitées à signer
act-invitation-resent = Invitation renvoyée
act-invitation-withdrawn = Invitation retirée
act-reminder-changed = Rappel modifié
act-soft-deadline-set = Date limite souple fixée
invited-ended-title = Cette invitation a pris fin
invited-ended-text = Le texte que vous étiez invité à signer ne reçoit plus de signatures. Pour vous protéger, ce lien ne le montre plus.
invited-ended-signed = Avez-vous signé ?
invited-ended-link = Pour voir ou retirer votre signature, demandez un lien privé, envoyé à l’adresse qui a signé.

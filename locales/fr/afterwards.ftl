# Ce qu’il advient d’une lettre après sa clôture.
afterwards-title = Remise et réponse
afterwards-lead = Remise : qui a remis la lettre à qui, avec quelle liste ; la réponse ; les suites.
afterwards-see = Consigner ou voir
afterwards-back = Retour à la remise et à la réponse
afterwards-story = Son histoire
afterwards-nothing-open = Rien ne peut être consigné tant que la lettre est ouverte. Fermez-la d’abord.
afterwards-nothing-archived = La lettre est archivée. Elle reste lisible et n’accepte plus rien.
afterwards-last = Consigné en dernier : { $what }. Vous pouvez l’annuler jusqu’au { $moment }.
afterwards-take-back = L’annuler…
afterwards-can-take-back = En cas d’erreur, vous pouvez l’annuler dans les 24 heures. Ensuite, une correction reste possible ; elle est signalée avec sa date.
afterwards-file = Image ou PDF
afterwards-file-replace = Une autre image ou un autre PDF à la place
afterwards-file-kept = Conservé actuellement
afterwards-file-hint = JPEG, PNG, WebP ou PDF, { $max } Mo au plus. D’une image, rien n’est gardé que l’image : ni lieu ni appareil. Un PDF est gardé tel quel, avec tout ce que disent ses propriétés.
afterwards-file-public = Tout le monde peut le voir
afterwards-file-public-hint = Sinon, seuls les organisateurs le voient. Regardez-le encore une fois : visages, noms et tampons peuvent mettre des personnes en danger.
afterwards-file-remove = Le retirer
afterwards-file-remove-hint = Il est supprimé définitivement.
afterwards-alt = Ce qu’il montre
afterwards-alt-hint = Pour qui ne le voit pas : « Le tampon de l’ambassade, daté du 3 décembre, sur la première page ».
afterwards-confirm-title = Une correction
afterwards-confirm = C’est exact maintenant
afterwards-confirm-hint = Tout le monde lira que cela a été corrigé aujourd’hui, et quels champs l’ont été. C’est irrévocable.
afterwards-correct-button = Corriger
afterwards-error-alt = Dites en mots ce que montre l’image ou le document.
afterwards-error-day = Écrivez le jour ainsi : 2026-12-03.
afterwards-error-day-missing = Choisissez le jour.
afterwards-error-day-future = Ce jour n’est pas encore venu.
afterwards-error-day-early = C’est trop tôt : la lettre n’était pas ouverte, ou pas encore remise.
afterwards-error-recipients = Cochez au moins un destinataire.
afterwards-error-confirm = Cochez que c’est exact maintenant.
afterwards-error-unchanged = Rien ne diffère de ce qui était consigné.
afterwards-error-file-kind = Ce n’est ni un JPEG, ni un PNG, ni un WebP, ni un PDF, quoi qu’en dise son nom.
afterwards-error-file-broken = Cette image est endommagée et ne peut être lue.
afterwards-error-file-pixels = Cette image a trop de pixels. Elle peut en avoir { $max } de chaque côté.
afterwards-error-file-memory = Cette image est trop grande une fois décompressée. Enregistrez-la avec moins de pixels.
afterwards-error-file-grown = Réécrit sans ce qu’il dit à côté de l’image, ce fichier dépasse { $max } Mo. Choisissez une image plus petite, ou enregistrez-la en JPEG.
afterwards-error-file-too-large = Le fichier dépasse { $max } Mo. Choisissez-en un plus petit.
afterwards-error-files-many = La coalition conserve déjà { $max } fichiers. Laissez celui-ci de côté, ou retirez-en un autre.
afterwards-error-many = Tant de choses sont consignées pour cette lettre que rien ne peut plus s’y ajouter.
afterwards-error-file-again = Choisissez le fichier encore une fois : les navigateurs ne le gardent pas.
file-organisers-only = Pour les organisateurs seulement
file-kilobytes = { $count } Ko
noted-day = le jour
noted-by-whom = l’auteur
noted-recipients = les destinataires
noted-way = la manière
noted-note = la note
noted-file = l’image ou le document
noted-summary = le résumé
noted-words = le texte
happening-delivered = une remise
happening-answered = une réponse
happening-unanswered = l’absence de réponse
happening-archived = l’archivage
told-taken-back = Annulé, car consigné par erreur : { $what }.
told-opened = Ouverte à la signature
told-published = Rendue publique
told-version = Version { $number } du texte
told-closed = Fermée
told-delivered = Remise
told-delivery-corrected = Ce qui était consigné d’une remise a été corrigé : { $fields }.
told-answered = Réponse reçue
told-answer-corrected = Ce qui était consigné d’une réponse a été corrigé : { $fields }.
told-unanswered = À cette date, aucune réponse n’était venue.
told-archived = Archivée
became-title = Remise et réponse
step-skipped = (étape omise)
home-archive = Archives

delivery-title = Consigner une remise
delivery-correct-title = Corriger ce qui est consigné de la remise
delivery-correct = Corriger ceci
delivery-handed-over = Voici ce qui est remis
delivery-list-hint = La liste est conservée telle qu’elle est quand vous consignez la remise : ses nombres et l’état de son journal.
delivery-day = Quel jour
delivery-by = Par qui
delivery-by-hint = L’organisation ou les personnes qui l’ont remise. Tout le monde le lit.
delivery-to = À qui
delivery-how = Comment
delivery-way-words = De quelle autre manière
delivery-note = Note
delivery-note-hint = Tout le monde la lit : ce qui a été dit, qui l’a reçue.
delivery-receipt = Accusé de réception
delivery-button = Consigner la remise
delivery-with = Avec
delivery-version = Version { $version }.
delivery-list-then = La liste telle qu’elle était quand cela a été consigné, le { $moment }.
delivery-log-then = Son journal
delivery-log-ended = Dans un journal que la lettre avait auparavant :
delivery-log = { $count ->
    [one] { $count } entrée, racine
   *[other] { $count } entrées, racine
}
delivery-note-first = Consigner la remise
delivery-note-first-hint = Quel jour, par qui, à qui, comment, avec quelle liste.
delivery-note-more = Consigner une autre remise
delivery-note-more-hint = À un autre destinataire, ou d’une autre manière.
way-hand = En main propre
way-post = Par la poste
way-email = Par email
way-mission = Par une ambassade ou une mission
way-public = Remise en public
way-other = D’une autre manière

answer-title = Consigner une réponse
answer-correct-title = Corriger ce qui est consigné de la réponse
answer-correct = Corriger ceci
answer-lead = Tout le monde lit ce que vous consignez ici. La numérisation peut rester entre organisateurs.
answer-day = Quel jour elle est venue
answer-by = Qui a répondu
answer-by-hint = Le service, tel qu’il se nomme.
answer-summary = Ce qu’elle dit
answer-summary-hint = En quelques phrases à vous.
answer-text = Son texte
answer-text-hint = Mot pour mot, si tout le monde peut le lire.
answer-language = Langue du texte
answer-language-hint = En code : en, fr, ar, zh, ko.
answer-scan = Numérisation de la réponse
answer-button = Consigner la réponse
answer-note = Consigner une réponse
answer-note-hint = Qui a répondu, et quoi. Elle peut venir tard.
silence-title = Aucune réponse n’est venue
silence-lead = L’absence de réponse est aussi une réponse, et la page le dit. Si une réponse vient plus tard, vous pourrez la consigner.
silence-until = Jusqu’à quand vous avez attendu
silence-until-hint = Aujourd’hui, ou un jour d’avant.
silence-button = Consigner l’absence de réponse
silence-note = Consigner l’absence de réponse
silence-note-hint = Avec le jour jusqu’auquel vous avez attendu.
archive-title = Archiver la lettre ?
archive-lead = { $subject } arrive à son terme. Elle reste lisible, avec sa liste, son journal et son histoire.
archive-takes-nothing = Elle n’accepte plus rien : ni signatures, ni remises, ni réponses, ni corrections de ce qui est consigné.
archive-words = Ce qu’il en est advenu
archive-words-hint = Un mot pour qui a signé, et pour qui la lira dans dix ans.
archive-button = L’archiver
archive-note = L’archiver
archive-note-hint = La fin de son chemin. La page suivante demande ce qu’il en est advenu.
take-back-title = Annuler ceci ?
take-back-lead = Consigné en dernier : { $what }, du { $day }.
take-back-state = La lettre est alors : { $state }.
take-back-forgets = Ce qui en était consigné est supprimé, image comprise. Si la lettre est publique, sa page indique l’annulation ; l’activité en garde trace aussi.
take-back-button = L’annuler

feed-delivered = Remise : { $subject }
feed-delivered-by = Remise par { $name } le { $day }.
feed-answered = Réponse reçue : { $subject }
feed-answered-by = Réponse de { $name } le { $day }.

act-letter-delivered = Remise consignée
act-delivery-corrected = Remise corrigée
act-letter-answered = Réponse consignée
act-answer-corrected = Réponse corrigée
act-letter-unanswered = Absence de réponse consignée
act-letter-archived = Lettre archivée
act-step-taken-back = Dernière étape annulée
done-delivery-noted = La remise est consignée.
done-delivery-corrected = La remise est corrigée.
done-answer-noted = La réponse est consignée.
done-answer-corrected = La réponse est corrigée.
done-silence-noted = L’absence de réponse est consignée.
done-letter-archived = La lettre est archivée.
done-taken-back = La dernière étape est annulée.

letter-print = Version imprimée
delivery-print = La version imprimée : lettre, signataires, empreintes
print-title = À imprimer : { $subject }
print-language = Langue
print-leave-out = Omettre
print-people = Les personnes
print-representatives = Les noms des représentants
print-button = Imprimer, ou enregistrer en PDF
print-show = Afficher ainsi
print-hint = Le menu de votre navigateur l’imprime aussi, sur papier A4 ou Letter. Dans sa fenêtre, omettez les en-têtes et pieds de page du navigateur.
print-check = Comment vérifier cette lettre
print-log = Journal
print-checkpoint = Son état
print-log-size = { $count ->
    [one] { $count } entrée, racine
   *[other] { $count } entrées, racine
}
print-policy = Politique, SHA-256
print-as-of = Liste au
print-qr = L’adresse de la lettre en code QR
print-scan = scan { $number }
print-scans = Scans des feuilles signées sur papier, par leur SHA-256
print-how-open = Ouvrez la page de la lettre :
print-how-verify = Pressez-y « Vérifier cette liste », ou prenez l’archive et vérifiez-la sans ce site.
print-how-compare = Comparez ce qui est trouvé aux chiffres ci-dessus. Une liste modifiée a une autre racine ; un texte modifié a une autre empreinte.
print-confidential = Cette lettre est confidentielle. Une fois publique, sa page et son journal pourront être vérifiés par tout le monde d’après les chiffres ci-dessus.

late-title = Signatures tardives
late-lead = Qui signe maintenant figure dans un addendum, à part de ceux qui ont signé à temps, et n’est jamais compté avec eux. Ce qui a été remis reste ce qu’il était.
late-reopen = Une lettre qui accepte des signatures tardives, ou qui en a, n’est pas rouverte.
late-now = Elles sont acceptées maintenant
late-until = Les signatures tardives sont acceptées jusqu’au { $moment }.
late-until-hint = Les invitations, le formulaire, les inscriptions au nom d’autrui et les listes apportées fonctionnent alors jusqu’à ce moment.
late-button = Accepter des signatures tardives
late-stop = N’en plus accepter
late-stop-hint = Qui figure dans l’addendum y reste.
late-link = Signatures tardives
late-link-hint = En accepter jusqu’à un moment de votre choix, dans un addendum.
late-error-reopen = Cette lettre accepte des signatures tardives, ou a un addendum. Elle ne peut être rouverte.
late-notice = Cette lettre est fermée. Jusqu’au { $moment }, des signatures tardives sont acceptées : votre nom figurera dans l’addendum et n’est pas compté avec ceux qui ont signé à temps.
late-not-counted = { $count ->
    [one] { $count } autre signature est venue après la clôture. Elle figure dans l’addendum et n’est pas comptée ci-dessus.
   *[other] { $count } autres signatures sont venues après la clôture. Elles figurent dans l’addendum et ne sont pas comptées ci-dessus.
}
late-addendum = Addendum : signatures venues après la clôture
late-addendum-text = Elles ne sont pas comptées avec celles venues à temps.
late-own = C’est une signature tardive : elle figure dans l’addendum de ceux qui ont signé après la clôture.
late-mark = Tardive
mail-late = La lettre est fermée. Cette signature est tardive : elle figure dans l’addendum, à part de celles venues à temps.
act-late-allowed = Signatures tardives acceptées
act-late-stopped = Signatures tardives arrêtées
done-late-allowed = Les signatures tardives sont acceptées.
done-late-stopped = Plus aucune signature tardive n’est acceptée.

changes-title = Changements de la liste
changes-lead = Ce qui a été corrigé, retiré ou enlevé après avoir figuré sur la liste, jour par jour (UTC). Sans noms : qui s’est retiré n’est plus nommé. Chaque changement a son entrée dans le journal public.
changes-none = Rien de ce qui figurait sur la liste n’a changé.
changes-list = Vers la liste des signataires
changes-corrected-name = { $count ->
    [one] { $count } nom a été corrigé.
   *[other] { $count } noms ont été corrigés.
}
changes-corrected-detail = { $count ->
    [one] Dans { $count } inscription, un détail autre que le nom a été corrigé.
   *[other] Dans { $count } inscriptions, un détail autre que le nom a été corrigé.
}
changes-corrected-level = { $count ->
    [one] Dans { $count } inscription, le mode de confirmation du signataire a été corrigé.
   *[other] Dans { $count } inscriptions, le mode de confirmation du signataire a été corrigé.
}

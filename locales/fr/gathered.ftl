# Signatures recueillies ailleurs.
gathered-title = Importer des signatures
gathered-back = Retour aux importations
gathered-lead = Des signatures que vous avez déjà : dans un tableur, dans un autre outil, sur papier. Chacune porte la mention qu’elle a été recueillie ailleurs, avec votre nom et la manière.
gathered-bring = Apporter une liste
gathered-bring-title = Apporter une liste de signatures
gathered-none = Rien n’a encore été apporté
gathered-none-text = Qui signe ici n’a besoin d’aucune liste. Si vous avez des signatures venues d’ailleurs, apportez-les dans un classeur ou un fichier CSV.
gathered-step-preview = Vous voyez ce qui a été compris du fichier, et ce qui ne va pas à quelle ligne. Rien n’est enregistré avant votre confirmation.
gathered-step-mail = Qui a une adresse reçoit un email, un par seconde. La personne ne figure dans la liste qu’après avoir elle-même appuyé sur le bouton.
gathered-step-paper = Qui a signé sur papier et n’a pas d’adresse figure comme « sur papier, attesté par » vous, avec l’empreinte du scan.
gathered-file = La liste
gathered-file-hint = Un classeur (XLSX, ODS) ou un fichier CSV de 4 Mo au plus, avec un titre au-dessus de chaque colonne.
gathered-kind = Qui a signé ?
gathered-kind-person = Des personnes
gathered-kind-organisation = Des organisations
gathered-source = Où ont-elles été recueillies ?
gathered-source-spreadsheet = Dans un tableur
gathered-source-spreadsheet-hint = Une liste que vous teniez, ou qu’un formulaire remplissait.
gathered-source-tool = Avec un autre outil
gathered-source-tool-hint = Un site de pétitions ou un outil d’envoi qui les a exportées.
gathered-source-paper = Sur papier
gathered-source-paper-hint = Des feuilles signées à la main, que quelqu’un a saisies.
gathered-detail = Quel outil, quel événement
gathered-detail-hint = Pour les organisateurs : jamais publié.
gathered-country = Pays des lignes qui n’en ont pas
gathered-country-hint = Si la liste n’a pas de colonne pour cela.
gathered-language = Langue des emails
gathered-paper = Signées sur papier
gathered-paper-text = Le scan des feuilles prouve ce que vous attestez. Son empreinte est publiée ; le scan lui-même n’est pas gardé ici. Conservez-le en lieu sûr.
gathered-scan = Le scan
gathered-scan-hint = 24 Mo au plus. Son empreinte est calculée à l’arrivée, et il n’est pas enregistré.
gathered-scan-sha256 = SHA-256 du scan
gathered-scan-sha256-hint = À la place du scan : 64 chiffres et lettres, comme les affiche « sha256sum ».
gathered-read = Lire la liste
gathered-preview-title = Ce qui a été compris
gathered-with-address = { $count ->
    [one] { $count } signataire sera sollicité par email
   *[other] { $count } signataires seront sollicités par email
}
gathered-on-paper = { $count ->
    [one] { $count } figurera aussitôt dans la liste, sur papier
   *[other] { $count } figureront aussitôt dans la liste, sur papier
}
gathered-refused = { $count ->
    [one] { $count } ligne reste dehors
   *[other] { $count } lignes restent dehors
}
gathered-understood = Lignes : { $rows }. Encodage : { $encoding }. Les cellules sont séparées par des { $separator }.
gathered-understood-sheet = Lignes : { $rows }. Format : { $format }, feuille « { $sheet } » sur { $of }.
gathered-separator-comma = virgules
gathered-separator-semicolon = points-virgules
gathered-separator-tab = tabulations
gathered-nothing-stored = Rien n’est encore enregistré. Si vous quittez cette page, il ne reste rien du fichier.
gathered-columns = Colonnes
gathered-columns-text = Quelle colonne de votre fichier contient quoi ? Changez-le ici, et relisez la liste.
gathered-column-name = Nom
gathered-column-country = Pays
gathered-column-affiliation = Profession ou affiliation
gathered-column-site = Site web
gathered-column-representative = Représentant
gathered-column-office = Fonction
gathered-column-email = Email
gathered-column-given = Prénom
gathered-column-family = Nom de famille
gathered-column-role = Fonction
gathered-column-organisation = Organisation d’appartenance
gathered-column-date = Jour de la signature
gathered-column-consent = Accord pour la publication
gathered-column-number = Colonne { $number }
gathered-no-column = (aucune)
gathered-again = Relire
gathered-line = Ligne
gathered-line-number = Ligne { $line }
gathered-more = À côté
gathered-first = { $count ->
    [one] La première ligne, telle qu’elle figurera
   *[other] Les { $count } premières lignes, telles qu’elles figureront
}
gathered-faults = Lignes qui restent dehors
gathered-notes = Comment certaines lignes ont été lues
gathered-more-remarks = { $count ->
    [one] Et { $count } autre.
   *[other] Et { $count } autres.
}
gathered-fault-duplicate = La ligne { $line } porte le même nom, le même pays et la même profession. S’il s’agit de deux personnes, ajoutez une adresse ou ce que fait chacune.
gathered-fault-no-address = Il n’y a pas d’adresse. Sans adresse, seules entrent les signatures sur papier, avec l’empreinte de leur scan.
gathered-fault-mailbox-twice = La ligne { $line } porte le même nom et la même adresse : une boîte mail confirme un nom une seule fois. Retirez cette ligne, ou corrigez le nom ou l’adresse.
gathered-fault-anonymous = Ceci ne nomme personne, et personne ne compte sans nom. Écrivez le nom à faire figurer, ou retirez la ligne.
gathered-fault-no-consent = Cette personne n’accepte pas ici que son nom soit publié. Retirez la ligne, ou demandez-lui.
gathered-fault-stands = Figure déjà sur la lettre, ou a déjà été sollicité.
gathered-fault-gone = S’est retiré, a dit « ce n’était pas moi », ou a été enlevé. On ne le sollicite plus ; il peut signer de lui-même.
gathered-note-joined = Un saut de ligne a été remplacé par une espace.
gathered-note-spaces = Des espaces en trop ont été enlevées.
gathered-note-invisible = Des caractères invisibles ont été retirés.
gathered-note-day = Le jour de la signature est illisible, ou le jour et le mois peuvent s’échanger : il est omis.
gathered-signed-on = signé le { $day }
gathered-head-line = Les titres sont à la ligne { $line } ; ce qui se trouve au-dessus est laissé de côté.
gathered-consent = Accord donné à
columns-sample = par exemple « { $sample } »
columns-unstored = Non conservé : { $what }.
columns-never-stored = Jamais conservé ici :
columns-not-used = Non utilisé, et non conservé :
columns-remembered = Les colonnes sont celles qui ont été choisies pour un fichier aux mêmes titres.
columns-encoding = Encodage du fichier
columns-encoding-found = tel que reconnu
columns-encoding-hint = Si des noms paraissent faux, essayez-en un autre.
columns-unmended = Laisser les lettres abîmées telles qu’elles sont dans le fichier
unstored-phone = numéros de téléphone
unstored-birthday = dates de naissance et âges
unstored-identity = numéros de passeport et de carte d’identité
unstored-postal = adresses postales
unstored-comment = commentaires
gathered-error-closed = La lettre ne reçoit plus de signatures pour l’instant, ni donc de liste.
gathered-error-no-rows = Aucune ligne ne peut entrer. Corrigez la liste, ou choisissez les colonnes.
gathered-error-no-file = Choisissez un fichier.
gathered-error-file-too-large = La liste dépasse { $max } Mo. Partagez-la en plusieurs.
gathered-error-vouch = Sans votre parole, personne ne figure comme signataire sur papier.
gathered-error-meaning = Le sens de la lettre a été modifié entre-temps, et rien n’a été enregistré. Dites quel texte a été signé.
gathered-error-version = Dites quel texte a été signé.
gathered-version = Quel texte ont-ils signé ?
gathered-version-hint = Le sens de la lettre a été modifié. Qui a signé un texte antérieur est compté à part jusqu’à ce qu’il confirme le nouveau : qui a une adresse voit ce qui a changé avant de confirmer ; pour les signataires sur papier, vous l’inscrivez.
gathered-version-newest = Version { $version }, la plus récente
gathered-version-number = Version { $version }
gathered-version-earlier = Version { $version }, d’un sens antérieur
gathered-version-of = Ils entrent pour la version { $version } du texte.
error-sha256 = Ce n’est pas un SHA-256 : 64 chiffres et lettres de a à f.
error-no-such-organiser = La coalition n’a pas d’organisateur à cette adresse.
gathered-confirm-title = Les apporter ?
gathered-confirm-mails = { $count ->
    [one] { $count } email part.
   *[other] { $count } emails partent, un par seconde. Personne ne figure sur la liste avant d’avoir confirmé depuis le sien.
}
gathered-confirm-left-out = Les adresses qui figurent déjà sur la lettre, ou qu’il ne faut plus solliciter, sont laissées de côté. Vous verrez combien une fois la liste apportée.
gathered-confirm = { $count ->
    [one] Apporter { $count } signature
   *[other] Apporter { $count } signatures
}
gathered-vouch-label = Votre parole
gathered-vouch-text = Ils figurent comme « sur papier, attesté par { $name } ». C’est public, et inscrit pour toujours au journal de la lettre.
gathered-vouch = J’ai vu les feuilles, et j’atteste que ces personnes ont signé.
gathered-other-file = Choisir un autre fichier
gathered-rows-person = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
gathered-rows-organisation = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
gathered-by = Apporté par { $name }
gathered-state-running = { $written ->
    [one] { $written } ligne écrite sur { $total }
   *[other] { $written } lignes écrites sur { $total }
}
gathered-state-done = Apporté
gathered-state-failed = Interrompu : rien n’en a été gardé
gathered-failed-text = Le serveur s’est arrêté, ou la lettre a été close entre-temps. Pas une signature de cette liste n’a été enregistrée. Apportez-la de nouveau.
gathered-running = La liste est en cours d’apport
gathered-running-text = Cette page se relit d’elle-même. Avant la dernière ligne, rien n’en est visible ; si quelque chose l’interrompt, rien n’en est gardé.
gathered-look-again = Regarder de nouveau
gathered-whence = D’où elle vient
gathered-brought-in = Apportée
gathered-done = Ce qu’il en est advenu
gathered-listed = Dans la liste
gathered-pending = Sollicités, pas encore confirmés
gathered-held = En attente d’un organisateur
gathered-gone = Retirés, démentis ou enlevés
gathered-skipped = Laissés de côté : déjà sur la lettre, ou à ne plus solliciter
gathered-mails = Emails
gathered-mails-sent = Envoyés
gathered-mails-waiting = En attente de leur tour
gathered-mails-failed = Abandonnés
gathered-mails-last = Le dernier part vers { $moment }.
gathered-mails-kept = Dans la démonstration, aucun email ne part : tous se trouvent sur la page de la messagerie.
gathered-no-address = Sur papier, sans adresse
proof-on-paper = sur papier, attesté par { $name }
proof-scan = SHA-256 du scan :
signatories-files = Toute la liste pour les machines :
mail-gathered-lead = { $organiser }, de { $coalition }, détient votre signature { $source } et l’a saisie ici. Elle ne compte que si vous la confirmez vous-même.
mail-gathered-spreadsheet = dans une liste
mail-gathered-tool = venue d’un autre site ou outil
mail-gathered-paper = sur papier
mail-gathered-not-you = Si vous n’avez pas signé, ne faites rien, ou appuyez sur « Ce n’était pas moi » sur la page. Rien ne sera alors publié, et nous ne vous solliciterons plus pour cette lettre.

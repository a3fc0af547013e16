# Pages que tout le monde voit.
home-title = Lettres ouvertes et leurs signataires
home-description = Lettres ouvertes de coalitions, signées par des organisations et des personnes qui l’ont confirmé depuis leur boîte aux lettres.
home-heading = Nous, soussignés
home-lead = Les lettres ouvertes de coalitions, et les organisations et personnes qui y apposent leur nom.
home-empty = Aucune lettre n’est encore ouverte.
home-search-label = Chercher une lettre
home-search = Chercher
home-no-match = Aucune lettre ne correspond à votre recherche.
feed-title = Nouvelles lettres
home-ways = Comment naît une signature
home-way-text = Vous lisez le texte exact. Il est figé avant la première signature, et chaque signature le désigne par son empreinte.
home-way-mailbox = Vous signez pour votre organisation ou en votre nom, et confirmez depuis votre propre boîte aux lettres.
home-way-count = Seuls les noms confirmés sont comptés, organisations et personnes séparément ; jamais ceux en attente.
home-way-back = Vous pouvez corriger votre mention jusqu’à la clôture et vous retirer à tout moment.
coalition-description = Lettres ouvertes de { $coalition }
coalition-contact = Contact :
letter-to = À
letter-description = { $coalition } à { $to }. { $count }.
letter-margin = Signer, et renseignements sur cette lettre
letter-open-until = Ouverte jusqu’au
letter-was-open-until = Était ouverte jusqu’au
letter-deadline-passed = L’échéance est passée. Aucune signature n’est plus acceptée.
letter-takes-no-more = Cette lettre n’accepte plus de signatures.
letter-withdraw-any-time = Chaque signataire peut encore se retirer à tout moment.
sign-title = Signer
sign-this-letter = Signer cette lettre
sign-for-organisation = Signer pour mon organisation
sign-for-myself = Signer en mon nom
sign-organisations-only = Cette lettre n’est signée que par des organisations.
sign-people-only = Cette lettre n’est signée que par des personnes, chacune en son nom.
sign-promise = Cela prend une minute. Vous confirmez par courriel, pouvez corriger jusqu’à la clôture et vous retirer à tout moment. Votre adresse n’est jamais affichée.
facts-title = Renseignements sur cette lettre
facts-version = Version
facts-version-of = { $version }, du { $day }
facts-text = Texte, tel que signé
facts-bytes = { $count ->
    [one] ({ $count } octet)
   *[other] ({ $count } octets)
}
facts-manifest = Manifeste
facts-why = Chaque signature désigne ce manifeste, et le manifeste désigne ce texte exact.
proof-text = Chaque signataire a confirmé depuis sa propre boîte aux lettres et a signé ce texte exact. À côté de chaque organisation figure la façon dont elle a été vérifiée.
verify-title = Cette liste peut être vérifiée.
verify-text = Chaque nom est lié à ce texte exact et conservé dans un journal public que personne ne peut modifier en silence.
verify-button = Vérifier cette liste
verify-what = Ce que cela prouve
verify-bundle = Télécharger l’archive
verify-not-loaded = La vérification n’a pas pu être chargée. Réessayez dans un moment, ou prenez l’archive.
signatories-conveners = À l’initiative de
signatories-organisations = Organisations
signatories-people = Personnes
signatories-all = Tous les signataires, avec recherche et pays
signatories-be-first = Soyez les premiers à apposer votre nom ici.
signatories-none-closed = La lettre a été close sans signature.
signatories-title = Signataires : { $subject }
signatories-search-label = Chercher parmi les signataires
signatories-search = Chercher
signatories-order = Organisations
signatories-order-country = par pays
signatories-order-name = par nom
signatories-show = Afficher
signatories-found = { $count ->
    [0] Aucun signataire ne correspond à votre recherche.
    [one] { $count } signataire correspond à votre recherche.
   *[other] { $count } signataires correspondent à votre recherche.
}
signatories-show-all = Afficher tout
signatories-empty = Personne n’a encore signé.
signatories-no-match = Essayez une partie d’un nom ou un pays.
departed-title = { $count ->
    [one] { $count } signature ne figure plus sur la liste
   *[other] { $count } signatures ne figurent plus sur la liste
}
departed-withdrawn = { $count ->
    [one] { $count } retirée par son signataire.
   *[other] { $count } retirées par leurs signataires.
}
departed-not-theirs = { $count ->
    [one] { $count } supprimée : le signataire nommé dit ne pas avoir signé.
   *[other] { $count } supprimées : les signataires nommés disent ne pas avoir signé.
}
departed-duplicate = { $count ->
    [one] { $count } supprimée : le même signataire y figurait deux fois.
   *[other] { $count } supprimées : les mêmes signataires y figuraient deux fois.
}
departed-not-identified = { $count ->
    [one] { $count } supprimée : on n’a pas pu établir de qui il s’agit.
   *[other] { $count } supprimées : on n’a pas pu établir de qui il s’agit.
}
departed-own-request = { $count ->
    [one] { $count } supprimée à sa propre demande.
   *[other] { $count } supprimées à leur propre demande.
}
departed-abuse = { $count ->
    [one] { $count } supprimée : pas sérieuse.
   *[other] { $count } supprimées : pas sérieuses.
}
departed-denied = { $count ->
    [one] { $count } supprimée : sa boîte aux lettres a répondu « ce n’était pas moi ».
   *[other] { $count } supprimées : leurs boîtes aux lettres ont répondu « ce n’était pas moi ».
}
departed-erased-signatory = { $count ->
    [one] { $count } effacée à la demande de son signataire.
   *[other] { $count } effacées à la demande de leurs signataires.
}
departed-erased-host = { $count ->
    [one] { $count } effacée par l’hébergeur.
   *[other] { $count } effacées par l’hébergeur.
}
departed-log = Chacune a une entrée dans le journal public, sans nom.
back-to-letter = Retour à la lettre
cancel = Annuler

error-page-status = Erreur { $status }
error-page-typed = Ce que vous avez saisi
error-page-typed-text = Rien de ceci n’a été enregistré. Copiez ce dont vous avez encore besoin.
error-page-home = Vers les lettres
error-page-letter = Retour à la lettre
error-page-retry = { $count ->
    [one] Réessayez dans une minute.
   *[other] Réessayez dans { $count } minutes.
}
error-page-not-found-title = Il n’y a rien à cette adresse
error-page-not-found-text = Le lien a peut-être été coupé, ou la page n’a jamais été publique.
error-page-forbidden-title = Ceci ne vous est pas ouvert
error-page-forbidden-text = Votre rôle ne le permet pas. Adressez-vous à un propriétaire de la coalition.
error-page-link-title = Ce lien ne fonctionne plus
error-page-link-text = Il a expiré, a déjà servi, ou a été ouvert dans un autre navigateur. Suivez à nouveau le lien de votre message. Si cela ne suffit pas, signez de nouveau avec la même adresse, ou demandez un nouveau mot de passe : un nouveau lien vous sera envoyé.
error-page-too-many-title = Trop de tentatives
error-page-too-many-text = Pour écarter les robots, seul un certain nombre de tentatives est accepté en peu de temps.
error-page-too-large-title = C’était trop volumineux
error-page-too-large-text = Ce que vous avez envoyé dépasse ce que cette page accepte. Revenez en arrière : votre navigateur garde ce que vous avez saisi. Raccourcissez-le et réessayez.
error-page-closed-title = La lettre est close
error-page-closed-text = Elle n’accepte plus de signatures.
error-page-cross-site-title = Ceci vient d’un autre site
error-page-cross-site-text = Par sécurité, seuls les formulaires de nos propres pages sont acceptés. Rouvrez la page et recommencez.
error-page-bad-request-title = Cela n’a pas pu être compris
error-page-bad-request-text = Revenez en arrière, rechargez la page et recommencez.
error-page-internal-title = Quelque chose a mal tourné chez nous
error-page-internal-text = Ce n’est pas votre faute, et c’est noté. Réessayez un peu plus tard.
error-page-unavailable-title = De retour dans un instant
error-page-unavailable-text = Le service est occupé ou redémarre.
error-page-updating-title = Pas tout de suite : mise à jour en cours
error-page-updating-text = Nous mettons à jour les données enregistrées, cela prend quelques minutes. Vous pouvez continuer à lire. Patientez un peu, puis rechargez cette page : votre navigateur propose de renvoyer ce que vous avez saisi, rien n’est perdu.
error-page-conflict-title = Quelqu’un a été plus rapide
error-page-conflict-text = Ceci a été modifié entre-temps. Revenez en arrière, rechargez la page et regardez avant de recommencer.

mailbox-title = La boîte aux lettres de la démonstration
mailbox-lead = Les courriels qui auraient été envoyés, le plus récent en premier. Ils restent ici et ne vont nulle part.
mailbox-empty = Pas encore de courriel. Signez une lettre, puis regardez de nouveau.
mailbox-to = À
mailbox-text = En texte
mailbox-html = En HTML

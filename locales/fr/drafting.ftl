# Rédiger ensemble : l’historique d’un brouillon, les différences, les fusions.

## Historique
letter-history = Historique
history-title = Historique
history-lead = Chaque état enregistré du brouillon est conservé. Donnez-lui un nom pour le retrouver ; deux états quelconques se comparent.
history-none = Rien n’a encore été enregistré.
history-number = Révision { $number }
history-current = actuelle
history-back = Retour à l’historique
history-compare-before = Comparer avec la précédente
history-compare-now = Comparer avec l’actuelle
history-words = Mots : { $added } ajoutés, { $removed } supprimés
cause-imported = lue dans un fichier
cause-restored = rétablie d’après la révision { $number }
cause-suggested = avec la suggestion d’un partenaire
cause-before = antérieure à l’historique
point-revision = Révision { $number }, { $moment }
point-version = Version figée { $number }, { $moment }
name-label = Nom de cette révision
name-hint = Par exemple « Après l’appel avec les partenaires ». Seuls les organisateurs le voient. Laissé vide, le nom disparaît.
name-button = Enregistrer le nom

## Rétablir
restore-link = Rétablir celle-ci …
restore-title = Rétablir la révision { $number } ?
restore-lead = Une nouvelle révision est créée avec ce texte. Rien n’est perdu : l’actuelle reste dans l’historique.
restore-stays = L’adresse, l’échéance, les organisations à l’initiative, la visibilité et qui peut signer restent tels quels.
restore-change = Ce qui changerait
restore-same = Rien : le texte est le même.
restore-again = Le brouillon a été enregistré entre-temps. Regardez à nouveau ce qui changerait.
restore-button = Rétablir
restore-cancel = Retour à la révision

## Comparer
compare-title = Comparer
compare-from = Avant
compare-to = Après
compare-button = Comparer
compare-text = Le texte
compare-layout = Présentation
compare-inline = En un seul texte
compare-side = Côte à côte
compare-languages = Langue du texte
compare-only-later = Des deux versions, seule la plus récente a un texte dans cette langue.
compare-only-earlier = Des deux versions, seule la plus ancienne a un texte dans cette langue.
compare-same = Les textes sont identiques, mot pour mot.
compare-fields = À côté du texte
compare-field = Quoi
compare-before = Avant
compare-after = Après
compare-nothing = rien
compare-recipients = Adresses de remise des destinataires
compare-copies = Adresses de remise des copies
difference-unchanged = Montrer ce qui n’a pas changé
difference-added = ajouté :
difference-removed = supprimé :
difference-end = fin de la modification ;

## Deux personnes à la fois
merge-title = Vous êtes deux à avoir modifié les mêmes passages
merge-lead = { $name } a enregistré cette lettre pendant que vous écriviez ({ $moment }). Ce que vous avez changé à des endroits différents est réuni. Ici, vous avez modifié le même passage : choisissez ce qui doit rester.
merge-kept = Rien de ce que vous avez saisi n’est perdu. Vous revoyez la lettre entière avant de l’enregistrer.
merge-somebody = Quelqu’un
merge-passage = { $number }. { $field }
merge-saved = Enregistré
merge-typed = Le vôtre
merge-question = Que doit-il rester ?
merge-theirs = Ce qui est enregistré
merge-mine = Ce que vous avez saisi
merge-both = Les deux, l’un après l’autre
merge-both-hint = Vous en ferez un seul passage dans l’éditeur.
merge-button = Réunir
merged-title = Deux textes ont été réunis
merged-lead = { $name } a enregistré cette lettre pendant que vous écriviez ({ $moment }). Le formulaire contient les deux modifications.
merged-save = Rien n’est encore enregistré : relisez, puis enregistrez.
merged-compare = Voir ce qui a été enregistré entre-temps
error-choice-missing = Choisissez ce qui doit rester.

## Ce qui vient d’être fait
done-revision-named = Le nom est enregistré.
done-revision-restored = Le texte est rétabli, en tant que nouvelle révision.
done-remark-sent = Remarque publiée.
done-reply-sent = Réponse publiée.
done-remark-accepted = La formulation est dans le texte, en tant que nouvelle révision.
done-remark-declined = La remarque est écartée, et la personne en sait la raison.
done-remark-resolved = La remarque est close.
done-reviewer-invited = L’invitation est partie.
done-reviewer-removed = Le partenaire ne voit plus ce brouillon.

## Discuter avec les partenaires
letter-discussion-title = Discussion avec les partenaires
letter-discussion = Commentaires et suggestions
letter-reviewers = Inviter des partenaires
drafts-title = Brouillons à relire
drafts-lead = Vous êtes invité à relire ces brouillons. Ils sont confidentiels : ne les transmettez à personne.
drafts-and-letters-title = Lettres et brouillons pour vous
drafts-sign-title = Lettres à signer
drafts-sign-for = Vous signez pour : { $organisation }
drafts-signed = Votre organisation a signé.
drafts-not-signed = Votre organisation n’a pas encore signé.
drafts-sign = Lire et signer
drafts-none = Aucun brouillon ne vous attend
drafts-none-text = Dès que l’avis des partenaires sera demandé sur un brouillon auquel vous êtes invité, il apparaîtra ici.
drafts-open = { $count ->
    [0] Aucune remarque ouverte
    [one] { $count } remarque ouverte
   *[other] { $count } remarques ouvertes
}
discussion-title = Discussion du brouillon
discussion-back = Tous les brouillons
discussion-lead = Chaque paragraphe peut être commenté. Les remarques restent attachées à leur passage quand le texte change autour.
discussion-frozen = Le texte est figé : on ne peut plus rien ajouter ici.
discussion-paragraph = Paragraphe { $number }
discussion-comment = Commenter ce passage
discussion-suggest = Commenter ou suggérer
discussion-lost = Remarques devenues sans objet
discussion-lost-text = Leur passage a été modifié ou retiré depuis. Ce qu’il disait figure ici.
discussion-settled = { $count ->
    [one] { $count } remarque réglée
   *[other] { $count } remarques réglées
}
remark-comment = Commentaire
remark-suggestion = Suggestion
remark-accepted = acceptée
remark-declined = écartée
remark-resolved = close
remark-accept = Accepter
remark-decline = Écarter …
remark-resolve = Clore
remark-title = Commenter un passage
remark-title-suggest = Commenter ou suggérer
remark-back = Retour à la discussion
remark-quote = Les mots concernés
remark-quote-hint = Copiez-les du paragraphe ci-dessus. Laissé vide, il s’agit du paragraphe entier.
remark-words = Votre commentaire
remark-suggest = Suggérer une autre formulation
remark-suggest-hint = Pour les mots cités, ou pour le paragraphe entier. La décision revient à l’organisation.
remark-replacement = La formulation que vous suggérez
remark-send = Envoyer
reply-button = Répondre
reply-label = Votre réponse
reply-send = Envoyer la réponse
decline-title = Écarter cette remarque ?
decline-why = Pourquoi
decline-hint = Un mot suffit ; son auteur le lira.
decline-button = Écarter
reviewers-title = Partenaires de ce brouillon
reviewers-lead = Un partenaire voit ce brouillon tant qu’il est en relecture : son texte et la discussion, et rien d’autre de la coalition.
reviewers-waits = Le brouillon n’est pas en relecture. Les partenaires le verront quand vous demanderez leur avis.
reviewers-invited = Invités
reviewers-none = Personne n’est encore invité.
reviewers-invite = Inviter un partenaire
reviewers-name = Nom
reviewers-email = Adresse email
reviewers-organisation = Organisation
reviewers-no-organisation = aucune du carnet d’adresses
reviewers-organisation-hint = Celle au nom de laquelle cette personne parle. Il en faut une pour un représentant : c’est pour elle qu’il signe.
reviewers-role = Ce que cette personne peut faire
reviewers-role-representative = Commente, suggère d’autres formulations, et signe pour l’organisation choisie ci-dessus une fois la lettre ouverte. Un message l’en avertit.
reviewers-role-contributor = Commente, et suggère d’autres formulations.
reviewers-role-reviewer = Commente.
reviewers-button = Envoyer l’invitation
reviewers-remove = Retirer de ce brouillon
reviewers-not-yet = n’est pas encore venu
error-passage-changed = Le texte a été modifié pendant que vous écriviez. Voici le paragraphe tel qu’il est maintenant : voyez si votre remarque convient encore, puis renvoyez-la.
error-quote-missing = Ces mots ne figurent pas dans le paragraphe. Copiez-les de celui-ci.
error-quote-twice = Ces mots figurent plusieurs fois dans le paragraphe. Citez-en quelques-uns de plus.
error-replacement-same = C’est ce qui s’y trouve déjà.
error-suggestion-unfit = Le passage a changé depuis la suggestion ; elle ne peut pas être reprise d’elle-même. Modifiez le texte à la main, puis clôturez la remarque.
error-representative-organisation = Choisissez l’organisation pour laquelle cette personne signe.
error-partner-role = Cette personne est déjà partenaire de la coalition, et un même rôle vaut pour toutes ses lettres. Retirez-la de ses brouillons avant de lui donner, ou de lui ôter, le droit de signer pour une organisation.
error-reviewer-exists = Cette adresse est déjà invitée à relire ce brouillon.

## Résumés
mail-digest-subject = Du nouveau pour vous
mail-digest-lead = Il y a du nouveau dans des textes auxquels vous travaillez avec d’autres :
mail-digest-commented = { $count ->
    [one] { $count } nouveau commentaire
   *[other] { $count } nouveaux commentaires
}
mail-digest-suggested = { $count ->
    [one] { $count } nouvelle suggestion
   *[other] { $count } nouvelles suggestions
}
mail-digest-replied = { $count ->
    [one] { $count } nouvelle réponse
   *[other] { $count } nouvelles réponses
}
mail-digest-accepted = { $count ->
    [one] { $count } suggestion acceptée
   *[other] { $count } suggestions acceptées
}
mail-digest-declined = { $count ->
    [one] { $count } remarque écartée
   *[other] { $count } remarques écartées
}
mail-digest-resolved = { $count ->
    [one] { $count } remarque close
   *[other] { $count } remarques closes
}
mail-digest-link = Lire (après connexion)
mail-digest-translation = Le texte en { $language } de « { $subject } » : { $counts }.
mail-digest-translation-unnamed = Le texte en { $language } d’une lettre qui n’est pas publique : { $counts }.
mail-digest-missing = { $count ->
    [one] { $count } partie manque
   *[other] { $count } parties manquent
}
mail-digest-stale = { $count ->
    [one] { $count } partie a changé dans l’original
   *[other] { $count } parties ont changé dans l’original
}
mail-digest-translate = Traduire (après connexion)

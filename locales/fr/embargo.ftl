# La publication d’une lettre confidentielle.
publication-title = Publication
publication-unplanned = La lettre est confidentielle. Rien n’est prévu : elle le reste jusqu’à ce que quelqu’un la publie.
publication-planned = La lettre est confidentielle jusqu’au { $moment }.
publication-same = C’est-à-dire { $moment }.
publication-in-days = { $count ->
    [one] Dans { $count } jour.
   *[other] Dans { $count } jours.
}
publication-in-hours = { $count ->
    [one] Dans { $count } heure.
   *[other] Dans { $count } heures.
}
publication-in-minutes = { $count ->
    [0] Dans moins d’une minute.
    [one] Dans { $count } minute.
   *[other] Dans { $count } minutes.
}
publication-missed = La lettre devait devenir publique le { $moment }. Le serveur ne la publie pas de lui-même : il était absent à ce moment, ou une sauvegarde a été restaurée depuis. La lettre reste confidentielle. Publiez-la maintenant, choisissez un autre moment, ou laissez-la ainsi.
publication-public = La lettre est publique.
publication-public-since = La lettre est publique depuis le { $moment }.
publication-public-page = La lire comme tout le monde
publication-not-open = Le texte n’est pas encore figé. Une fois la lettre ouverte à la signature, vous pourrez prévoir ici sa publication.
publication-until-then = D’ici là, sa page, son texte, son journal et son archive répondent comme s’ils n’existaient pas.
publication-plan-title = Choisir le moment
publication-move-title = La déplacer
publication-when = Date et heure
publication-zone = Fuseau horaire
publication-look = Vérifier une dernière fois
publication-plan-question = La lettre doit-elle devenir publique à ce moment ?
publication-plan-lead = Le { $moment }, le serveur la publiera de lui-même.
publication-plan-can = Vous pouvez déplacer ou arrêter la publication, ou publier tout de suite, jusqu’à la dernière seconde.
publication-plan-away = Si le serveur est absent à ce moment et revient trop tard, il ne publie rien et vous demande quoi faire.
publication-plan-button = Prévoir la publication
publication-plan-change = Changer le moment
publication-now-title = Publier maintenant
publication-now-hint = La page suivante demande si vous en êtes sûr.
publication-now = Publier maintenant …
publication-now-question = Publier { $subject } maintenant ?
publication-now-lead = Tout le monde voit aussitôt la lettre, ses signataires et son journal. On ne peut pas revenir en arrière : d’autres peuvent en garder des copies.
publication-now-button = Publier maintenant
publication-stop-title = L’arrêter
publication-stop-hint = La lettre reste confidentielle. La page suivante demande si vous en êtes sûr.
publication-stop = Arrêter la publication …
publication-stop-question = Annuler ce qui est prévu ?
publication-stop-lead = { $subject } reste confidentielle jusqu’à ce que quelqu’un prévoie à nouveau sa publication, ou la publie.
publication-stop-button = Annuler la publication prévue
letter-publication-link = Prévoir, déplacer ou arrêter sa publication
error-embargo-past = Choisissez un moment à venir.
error-embargo-over = Rien n’a changé : entre-temps la lettre est devenue publique, ou quelqu’un d’autre a décidé.
done-publication-planned = La publication est prévue.
done-publication-stopped = La publication prévue est annulée. La lettre reste confidentielle.
done-letter-published = La lettre est publique.
mail-published-subject = Publiée : { $subject }
mail-published-lead = La lettre est devenue publique au moment prévu.
mail-published-link = La voir au bureau
mail-missed-subject = Votre décision est attendue : { $subject }
mail-missed-lead = La publication de cette lettre était prévue. Le serveur ne la publie pas de lui-même : il était absent à ce moment, ou une sauvegarde a été restaurée depuis et ce qui était prévu n’est peut-être plus valable. La lettre reste confidentielle. À vous de décider de la suite.
mail-missed-link = Décider

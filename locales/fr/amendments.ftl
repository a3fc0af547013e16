# Le texte d’une lettre une fois la signature ouverte : travaillé, proposé, publié comme version, réaffirmé.

letter-work-on = Travailler le texte
letter-work-on-hint = Ce qui est signé reste inchangé. Ce que vous écrivez ici n’est vu que des organisateurs.
editor-open-lead = La lettre est ouverte à la signature. Vous écrivez ici son texte de travail : personne ne le voit en dehors du bureau, et ce qui a été signé ne change pas.
editor-settled = Fixé à l’ouverture de la lettre
editor-settled-hint = Les signataires s’y sont fiés ; cela ne change pas avec le texte.
letter-amend = Publier une nouvelle version
letter-amend-hint = Montre ce qui a changé dans le texte de travail. Avant la prise d’effet, une deuxième personne le confirme, ou nous en informons les signataires et leur laissons un jour.

amendment-title = La prochaine version
amendment-nothing = Le texte de travail est identique à la version { $version }. Modifiez-le d’abord ; vous pourrez ensuite le proposer ici comme prochaine version.
amendment-lead = Voici ce qui a changé depuis la version { $version }. Personne ne le voit encore en dehors du bureau.
amendment-unfit = Le texte de travail ne peut pas être publié en l’état :
amendment-propose = Proposer ce texte comme prochaine version
amendment-mixed = Une traduction est ajoutée, et d’autres mots changent. Ensemble, ce ne peut être qu’un changement de fond. Pour garder toutes les signatures, proposez d’abord l’un des deux, et laissez l’autre de côté jusqu’à sa prise d’effet.
amendment-kind = De quel changement s’agit-il ?
amendment-kind-typographical = Typographique
amendment-kind-typographical-hint = Une faute de plume. Personne n’y lirait un autre sens ; toutes les signatures restent.
amendment-kind-translation = Traduction ajoutée
amendment-kind-translation-hint = Les textes signés restent mot pour mot, et toutes les signatures restent. Une seule objection d’un signataire écarte la traduction.
amendment-kind-material = Changement de fond
amendment-kind-material-hint = { $count ->
    [0] Le sens change. Personne n’a encore signé à qui il faudrait le demander.
    [one] Le sens change. Un signataire est invité à réaffirmer et ne compte qu’alors pour le nouveau texte.
   *[other] Le sens change. { $count } signataires sont invités à réaffirmer et ne comptent qu’alors pour le nouveau texte.
}
amendment-words = Qu’est-ce qui a changé, et pourquoi ?
amendment-words-hint = Une phrase publique : elle restera à côté de la version.
amendment-deadline = Signer jusqu’au
amendment-deadline-title = Une échéance plus tardive
amendment-deadline-why = L’échéance est proche. Les signataires ont besoin de 72 heures pour réaffirmer un changement de sens : repoussez l’échéance, ou ne le publiez pas.
amendment-deadline-hint = Au moins 72 heures après la prise d’effet. Elle n’est repoussée que si le changement touche au fond.
amendment-deadline-or = Ou bien :
amendment-deadline-not = ne pas publier ce changement
amendment-next-two = Une deuxième personne le confirme ou le refuse. D’ici là, rien ne change. Nous informons ensuite tous les signataires d’un changement typographique ou d’une traduction ajoutée, qui prend effet 24 heures plus tard si aucun d’eux ne s’y oppose.
amendment-next-alone = Personne ici ne peut le confirmer : il faut quelqu’un qui a ce rôle et ce second facteur depuis une semaine, et que vous n’avez pas invité. Nous en informons donc tous les signataires maintenant, et il prend effet dans 24 heures. Si l’un d’eux conteste « typographique », le changement devient un changement de fond ; s’il conteste une traduction, elle est écartée.
amendment-propose-button = Proposer ce changement
amendment-by = Proposé par { $by }, { $day }
amendment-effect-typographical = Toutes les signatures restent.
amendment-effect-translation = Toutes les signatures restent. Une seule objection d’un signataire écarte la traduction.
amendment-effect-material = { $count ->
    [0] Personne n’a encore signé qui serait invité à réaffirmer.
    [one] Un signataire est invité à réaffirmer.
   *[other] { $count } signataires sont invités à réaffirmer.
}
amendment-due = Prend effet le { $moment }, sauf retrait ou refus.
amendment-objections = { $count ->
    [0] Aucun signataire n’a fait d’objection.
    [one] Un signataire dit que cela change le sens : c’est désormais un changement de fond.
   *[other] { $count } signataires disent que cela change le sens : c’est désormais un changement de fond.
}
amendment-moves-deadline = S’il touche au fond, l’échéance est repoussée au { $deadline }.
amendment-take-back-title = Votre proposition attend
amendment-own = Un autre organisateur doit l’examiner. Vous pouvez la retirer.
amendment-own-alone = Les signataires ont été prévenus. Vous pouvez la retirer jusqu’à sa prise d’effet.
amendment-take-back = La retirer
amendment-decide = Votre décision
amendment-decide-lead = Si vous confirmez, ce texte est publié aussitôt, sans retour possible : une version reste lisible pour toujours.
amendment-decide-lead-typographical = Si vous confirmez, nous informons tous les signataires, et le changement prend effet dans 24 heures. Si l’un d’eux conteste « typographique », il devient un changement de fond.
amendment-decide-lead-translation = Si vous confirmez, nous informons tous les signataires, et le changement prend effet dans 24 heures. Si l’un d’eux s’y oppose, la traduction est écartée.
amendment-not-second = Vous ne pouvez pas le confirmer : il faut quelqu’un qui a son rôle et son second facteur depuis une semaine, et qu’aucune invitation ne relie à l’auteur de la proposition : ni l’un n’a invité l’autre, ni une même personne n’a invité les deux. Vous pouvez le refuser.
amendment-confirm = Confirmer et publier
amendment-confirm-told = Confirmer et informer les signataires
amendment-reason = Pourquoi pas ?
amendment-reason-hint = Un mot à la personne qui l’a proposé.
amendment-refuse = Refuser
amendment-ended-refused = La dernière proposition a été refusée par { $by }, { $day } :
amendment-ended-taken-back = La dernière proposition a été retirée par { $by }, { $day }.
amendment-ended-objected = Un signataire s’est opposé à la dernière traduction proposée ; elle a donc été écartée ({ $day }). Modifiez-la, ou proposez-la comme changement de fond.
amendment-ended-gone = La dernière proposition a été retirée ({ $day }). La personne qui l’avait faite a supprimé son compte.
amendment-ended-lapsed = La dernière proposition est venue trop tard pour prendre effet ({ $day }) : les signataires n’auraient pas eu 72 heures.
error-amendment-deadline = Choisissez un moment situé au moins 72 heures après la prise d’effet.
error-amendment-earlier = L’échéance ne peut être déplacée que vers un moment plus tardif.
error-amendment-late = Il resterait moins de 72 heures pour réaffirmer. Faites-le proposer de nouveau avec une échéance plus tardive.
error-amendment-no-slip = Trop de mots changent pour une simple coquille : choisissez « changement de fond ».
error-amendment-objected = Un signataire s’est opposé à cette traduction. Modifiez-la, ou proposez-la comme changement de fond.
error-amendment-second = Vous ne pouvez pas confirmer ce changement : il faut quelqu’un qui a son rôle et son second facteur depuis une semaine, et qu’aucune invitation ne relie à l’auteur de la proposition : ni l’un n’a invité l’autre, ni une même personne n’a invité les deux.
error-amendment-often = Nous avons déjà informé aujourd’hui les signataires de cette lettre de trois propositions. Attendez demain.
error-amendment-over = Quelqu’un d’autre a décidé, ou le délai est écoulé. Cette page montre l’état actuel.
error-text-changed = La lettre a été modifiée entre-temps. Lisez le nouveau texte avant de signer ; votre pression n’a rien signé.
done-amendment-proposed = Proposé.
done-amendment-effective = La nouvelle version est publiée.
done-amendment-confirmed = Confirmé. Les signataires sont informés, et le changement prend effet dans 24 heures.
done-amendment-refused = Refusé.
done-amendment-taken-back = Retiré.

change-changed = Modifié : { $language }
change-added = Ajouté : { $language }
change-left-out = Supprimé : { $language }
change-same = Inchangé : { $languages }

outstanding-not-yet = { $count ->
    [one] Un signataire a signé une version antérieure et n’a pas encore réaffirmé ; il n’est pas compté ci-dessus.
   *[other] { $count } ont signé une version antérieure et n’ont pas encore réaffirmé ; ils ne sont pas comptés ci-dessus.
}
outstanding-did-not = { $count ->
    [one] Un signataire a signé une version antérieure, d’un autre sens, et n’est pas compté.
   *[other] { $count } ont signé une version antérieure, d’un autre sens, et ne sont pas comptés.
}
outstanding-title = Non réaffirmées
outstanding-lead = Ils ont signé une version antérieure et sont invités à dire s’ils soutiennent la nouvelle. C’est à vous d’interroger ceux qui n’ont pas d’adresse.
outstanding-lead-over = Ils ont signé une version antérieure et n’ont pas réaffirmé à temps.
outstanding-filter = Lesquels
outstanding-all = Tous
outstanding-waiting = Sans réponse
outstanding-declined = Ont décliné
outstanding-none = Personne.
outstanding-version = Version { $version }
outstanding-waits = interrogé par email
outstanding-by-you = sans adresse : à vous de demander
outstanding-said-no = en reste à la version antérieure
outstanding-ask = Demander à nouveau
outstanding-asked-at = dernière demande : { $moment }
outstanding-error-asked = La question leur a été posée il y a moins d’un jour.
outstanding-error-text = La lettre a été modifiée entre-temps, et rien n’a été inscrit. Interrogez-les d’abord sur le nouveau texte.
outstanding-enter = Nous a réaffirmé
done-outstanding-asked = Demandé à nouveau.
done-outstanding-entered = Enregistré.

changed-title = La lettre a changé depuis que vous l’avez signée
changed-soon-title = Un changement se prépare
changed-nothing-title = Vous soutenez le texte le plus récent
changed-nothing = Rien ne vous est demandé.
changed-lead = Vous avez signé la version { $signed }. La version { $version } a un autre sens : votre signature ne compte pas pour elle, sauf si vous la réaffirmez.
changed-lead-over = Vous avez signé la version { $signed }, et non la version { $version }. Il est trop tard pour réaffirmer ; vous pouvez retirer votre signature à tout moment.
changed-until = Vous pouvez répondre jusqu’au
changed-soon-typographical = Le { $moment }, un changement prend effet que les organisateurs disent typographique : votre signature reste. Si vous pensez qu’il change le sens, dites-le avant.
changed-soon-translation = Le { $moment }, une traduction est publiée au-dessus de votre nom. Le texte que vous avez signé reste mot pour mot, et votre signature aussi. Si la traduction dit autre chose, dites-le avant.
changed-soon-material = Le { $moment }, un changement de sens prend effet. Nous vous demanderons alors si vous confirmez le nouveau texte.
changed-objected = Vous avez dit que cela change le sens. Ce sera traité comme un changement de fond, et nous vous demanderons si vous le confirmez.
changed-object-title-typographical = Cela change-t-il le sens ?
changed-object-title-translation = Dit-elle ce que vous avez signé ?
changed-object-text-typographical = Vous n’avez pas à dire pourquoi. Une seule réponse de ce genre suffit : aucune signature n’est alors reprise.
changed-object-text-translation = Vous n’avez pas à dire pourquoi. Une seule réponse de ce genre suffit : cette traduction n’est alors pas publiée.
changed-object-typographical = Cela change le sens
changed-object-translation = Elle dit autre chose
changed-answer = Votre réponse
changed-reaffirm-text = Votre nom figure sous le nouveau texte.
changed-reaffirm = Réaffirmer ma signature
changed-decline-text = Votre signature reste attachée à la version { $signed }, qui reste lisible, et ne compte pas pour le nouveau texte.
changed-decline = En rester à ce que j’ai signé
changed-declined = Vous avez dit en rester à ce que vous avez signé. Vous pouvez encore réaffirmer jusqu’à l’échéance.
changed-withdraw-text = Votre signature est retirée de toutes les versions.
changed-withdraw = Retirer ma signature
changed-whole = Le nouveau texte en entier
done-reaffirmed = Merci. Votre signature soutient le nouveau texte.
done-declined = Noté. Votre signature reste attachée à ce que vous avez signé.
done-objected = Noté. Le changement ne prend pas effet tel qu’il a été proposé.
own-text-changed = La lettre a changé depuis que vous l’avez signée, et vous n’avez pas réaffirmé.
own-text-declined = La lettre a changé depuis que vous l’avez signée, et vous en restez à ce que vous avez signé.
own-text-soon = Un changement du texte se prépare.
own-text-see = Voir ce qui change
own-changed-since-title = La lettre a changé
own-changed-since = Depuis que vous avez rempli le formulaire, son sens a été modifié. Si vous confirmez maintenant, vous signez le nouveau texte :
own-changed-since-wording = Depuis que vous avez rempli le formulaire, sa rédaction a été modifiée, mais pas son sens. Si vous confirmez maintenant, vous signez le nouveau texte :

versions-title = Versions de « { $subject } »
versions-heading = Toutes les versions
versions-lead = Ce qui a été publié reste lisible. Une signature nomme la version qu’elle soutient.
version-number = Version { $version }
version-first = telle qu’ouverte à la signature
version-typographical = changement typographique
version-translation = traduction ajoutée
version-material = changement de fond
version-signatures = { $count ->
    [0] Personne ne soutient cette seule version.
    [one] Une signature soutient cette version.
   *[other] { $count } signatures soutiennent cette version.
}
version-see = voir ce qui a changé
version-older = Il existe une version plus récente :
version-changed = Ce qui a changé depuis la version { $version }
version-text-file = Texte, { $language }

mail-notice-subject = Un changement se prépare : { $subject }
mail-changed-link = Voir la différence
mail-changed-why = Ce qui a changé, et pourquoi
mail-changed-was = Avant : { $text }
mail-changed-is = Maintenant : { $text }
mail-reaffirm-subject = La lettre que vous avez signée a changé : { $subject }
mail-reaffirm-lead = Vous avez signé la version { $signed } de cette lettre. Son sens a changé depuis : votre signature ne compte pour le nouveau texte que si vous la réaffirmez.
mail-reaffirm-again = Vous avez signé la version { $signed } de cette lettre. Son sens a changé depuis, et vous n’avez pas encore répondu. La date limite est proche.
mail-reaffirm-link = Lire le nouveau texte et répondre
mail-reaffirm-answers = Vous y réaffirmez, en restez à ce que vous avez signé, ou retirez votre signature, d’une seule pression.
mail-reaffirm-secret = Ne transférez pas ce message : quiconque a le lien peut répondre à votre place.
mail-proposed-subject = Un changement proposé demande votre décision : { $subject }
mail-proposed-lead = { $by } propose de modifier le texte de cette lettre. Il prend effet quand un autre organisateur le confirme.
mail-proposed-alone = { $by } propose de modifier le texte de cette lettre. Personne ici ne peut le confirmer : nous en informons donc les signataires, et il prend effet le { $moment }, sauf refus.
mail-proposed-link = L’examiner et décider

act-amendment-proposed = Changement du texte proposé
act-amendment-effective = Changement du texte publié
act-amendment-confirmed = Changement du texte confirmé, signataires informés
act-amendment-refused = Changement du texte refusé
act-amendment-taken-back = Changement proposé retiré
act-amendment-lapsed = Changement proposé venu trop tard
act-amendment-objected = Traduction écartée : objection d’un signataire
act-reaffirmation-asked = Signataire invité de nouveau à réaffirmer
act-reaffirmation-entered = Réaffirmation enregistrée

# Les lettres en plusieurs langues : traduire, qui traduit, et les textes entre lesquels on choisit.

## Où en est une traduction
translation-progress = { $count ->
    [one] { $count } partie sur { $all } est à jour
   *[other] { $count } parties sur { $all } sont à jour
}
translation-missing = { $count ->
    [one] { $count } manquante
   *[other] { $count } manquantes
}
translation-stale = { $count } à revoir
translation-orphaned = { $count ->
    [one] { $count } sans original
   *[other] { $count } sans original
}
translation-faults = { $count ->
    [one] { $count } défaut dans le texte
   *[other] { $count } défauts dans le texte
}
translation-ready = complète
part-state-current = à jour
part-state-stale = original modifié
part-state-missing = pas encore traduit

## Les traductions d’une lettre
translations-title = Traductions
translations-lead = Une lettre en plusieurs langues a une seule liste de signataires. L’original fait foi, et chaque traduction le dit.
translations-original = L’original est en :
translations-none = Pas encore de traduction
translations-none-text = Cette lettre n’existe que dans une langue.
translations-language = Langue
translations-language-hint = Le code d’une langue, par exemple ar, ko ou pt-BR.
translations-add = Demander une traduction
translations-add-lead = Dès lors, les personnes qui traduisent vers cette langue voient la lettre, et rien d’autre de la coalition.
translations-add-button = Ajouter la langue
translations-translate = Traduire
translations-see = Lire
translations-preview = Aperçu
translations-all = Toutes les traductions
translations-remove = Retirer…
translations-goes-out = Paraît avec la lettre dès qu’elle est complète.
translations-stays-in = Ne paraît pas avec la lettre.
translations-leave-out = Ne pas la publier
translations-include = La publier
translations-removed = Retirées
translations-restore = Rétablir
translation-remove-title = Mettre la traduction de côté ? ({ $language })
translation-remove-lead = Les personnes qui traduisent ne la voient plus, et elle ne paraît pas avec la lettre. Rien n’en est perdu : vous pouvez la rétablir. Ce qui est déjà publié le reste.
translation-remove-button = Retirer la traduction
translation-preview-title = Aperçu : { $language }
translation-preview-missing = Ce qui n’est pas encore traduit figure ici dans la langue de l’original.
translation-preview-back = Retour à la traduction
letter-see-translations = Les traductions et leur avancement
error-translation-original = C’est la langue de l’original.
error-translation-exists = La lettre a déjà une traduction dans cette langue.
error-open-changed = Quelqu’un a enregistré quelque chose depuis que vous avez regardé. Voici l’état actuel : regardez-le encore une fois.
error-translation-not-ready = La traduction « { $language } » ne peut pas paraître en l’état. Revoyez-la, puis ouvrez la lettre.

## Traduire
translate-title = Traduire vers : { $language }
translate-lead = L’original se trouve à côté de sa traduction, partie par partie. Ce que vous saisissez est conservé lorsque vous appuyez sur « Enregistrer » : faites-le aussi souvent que vous voulez. D’autres peuvent travailler en même temps ; rien n’est écrasé sans que vous le voyiez.
translate-lead-look = L’original se trouve à côté de sa traduction, partie par partie.
translate-part = { $number }. { $kind }
translate-part-number = Partie { $number }
translate-label = { $part }, en : { $language }
part-place = Lieu et date
part-recipient = Destinataire
part-copies-label = Mention avant les copies
part-copy = Copie à
part-subject-label = Mention avant l’objet
part-subject = Objet
part-salutation = Formule d’appel
part-paragraph = Paragraphe
part-closing = Formule finale
part-footnote = Note
part-history-title = { $part }, en { $language } : états antérieurs
part-history-lead = Tous les états enregistrés, le plus récent d’abord, avec ce qu’ils ont changé. Celui qui est repris est enregistré à nouveau ; rien n’est perdu.
part-history-use = Reprendre cet état
part-history-original = L’original dont il est tiré
part-history-link = États antérieurs
translate-next = Suivante à faire
translate-next-missing = Première manquante
translate-next-stale = Première à revoir
translate-show-open = N’afficher que ce qui reste à faire
translate-show-all = Tout afficher
translate-changed = L’original a été modifié depuis sa traduction :
translate-keep = Toujours juste en l’état
translate-theirs = Quelqu’un d’autre a enregistré ceci pendant que vous écriviez :
translate-other-notes = Les appels de note, tels que [^1], ne sont pas ceux de l’original.
translate-save = Enregistrer
translate-save-hint = Enregistre toutes les parties de cette page.
translate-nothing = La lettre n’a pas encore de texte.
translate-nothing-open = Il ne reste rien à faire.
translate-faults = Ceci ne peut pas figurer dans un texte signé
orphans-title = Traduit, mais disparu de l’original
orphans-lead = Ces parties ont été retirées de l’original, ou trop modifiées pour être reconnues. Copiez ce dont vous avez encore besoin.
orphan-discard = Jeter…
orphan-discard-text = Cette traduction est supprimée définitivement.
orphan-discard-button = Jeter
error-translation-conflict = Quelqu’un d’autre a enregistré cette partie pendant que vous écriviez. Les deux textes y figurent : faites-en un seul, puis enregistrez de nouveau.

## La page d’une personne qui traduit
translation-work-title = Lettres à traduire
translation-work-back = Toutes les lettres à traduire
translation-work-lead = Ces lettres sont demandées dans vos langues. Celles qui ne sont pas publiées sont confidentielles : ne les transmettez à personne.
translation-work-none = Rien à traduire
translation-work-none-text = Dès que l’équipe demande une lettre dans l’une de vos langues, elle figure ici.

## Qui traduit
translators-title = Traduction : les personnes
translators-lead = Une personne qui traduit voit les lettres demandées dans ses langues, et rien d’autre de la coalition. Elle ne peut écrire que dans ces langues.
translators-back = Retour aux paramètres
translators-list = Qui traduit
translators-none = Personne n’est encore invité.
translators-invite = Inviter quelqu’un à traduire
translators-name = Nom
translators-email = Adresse email
translators-languages = Langues
translators-languages-hint = Les codes des langues vers lesquelles traduire, séparés par des virgules : ar, fr, pt-BR.
translators-button = Envoyer l’invitation
translators-change = Modifier les langues
translators-change-button = Enregistrer les langues
translators-remove = Retirer…
translators-remove-text = Cette personne ne verra plus aucune lettre de la coalition. Ce qu’elle a traduit reste.
translators-remove-button = Retirer
settings-translators = Ces personnes travaillent aux lettres dans leurs langues. Elles ne voient rien d’autre de la coalition.
settings-translators-link = Les personnes qui traduisent et leurs langues
error-languages-missing = Indiquez au moins une langue.

## Ouvrir une lettre en plusieurs langues
open-languages = Langues
open-languages-original = L’original paraît ({ $language }) et fait foi. Paraissent aussi les traductions que vous cochez :
open-languages-not-ready = Laissées de côté, car il reste à faire :
open-languages-later = Une traduction achevée plus tard peut être ajoutée sans nouvelle signature.

## Ce qui vient d’être fait
done-translation-added = La langue est ajoutée.
done-translation-saved = C’est enregistré.
done-translation-unchanged = Il n’y avait rien de nouveau à enregistrer.
done-translation-discarded = La partie est jetée.
done-translation-removed = La traduction est retirée.
done-translation-restored = La traduction est rétablie.
done-translation-included = C’est fait.
done-translator-invited = L’invitation est en route.
done-translator-languages = Les langues sont enregistrées.
done-translator-removed = La personne est retirée.
activity-translations = Traductions
act-translation-added = Traduction demandée
act-translation-saved = Parties traduites
act-translation-discarded = Partie traduite jetée
act-translation-included = Traduction à publier avec la lettre
act-translation-left-out = Traduction à ne pas publier avec la lettre
act-translation-removed = Traduction retirée
act-translation-restored = Traduction rétablie
act-translator-invited = Invitation à traduire
act-translator-languages = Langues de traduction modifiées
act-translator-removed = Personne retirée de la traduction

## Ce que l’on lit
letter-texts = Cette lettre dans d’autres langues
letter-original-mark = original
letter-translation-of = Ceci est une traduction. L’original fait foi :
letter-added-later = { $count ->
    [one] Cette traduction a été ajoutée le { $day }. Un des signataires de cette liste a signé avant : il a signé l’original ({ $language }).
   *[other] Cette traduction a été ajoutée le { $day }. { $count } des signataires de cette liste ont signé avant : ils ont signé l’original ({ $language }).
}

## Noms de langues
language-am = amharique
language-ar = arabe
language-az = azéri
language-be = biélorusse
language-bn = bengali
language-bo = tibétain
language-ca = catalan
language-cs = tchèque
language-da = danois
language-de = allemand
language-el = grec
language-en = anglais
language-es = espagnol
language-fa = persan
language-fi = finnois
language-fr = français
language-he = hébreu
language-hi = hindi
language-hu = hongrois
language-hy = arménien
language-id = indonésien
language-it = italien
language-ja = japonais
language-ka = géorgien
language-km = khmer
language-ko = coréen
language-ku = kurde
language-lo = lao
language-mn = mongol
language-my = birman
language-nl = néerlandais
language-no = norvégien
language-pl = polonais
language-ps = pachto
language-pt = portugais
language-ro = roumain
language-ru = russe
language-sv = suédois
language-sw = swahili
language-th = thaï
language-tr = turc
language-ug = ouïghour
language-uk = ukrainien
language-ur = ourdou
language-vi = vietnamien
language-zh = chinois

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
compare-same = Les textes sont identiques, mot pour mot.
compare-fields = À côté du texte
compare-field = Quoi
compare-before = Avant
compare-after = Après
compare-nothing = rien
compare-recipients = Adresses de remise des destinataires
compare-copies = Adresses de remise des copies
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

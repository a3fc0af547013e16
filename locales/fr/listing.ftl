# Qui figure sur la liste : tout de suite ou non, sous quel nom, et qui le conteste.

offer-title = Est-ce votre organisation ?
offer-text = La coalition connaît votre adresse email comme celle de { $count ->
    [one] cette organisation
   *[other] ces organisations
  }. Sous le nom qu’elle connaît, votre signature n’attend l’accord de personne.
offer-as = Figurer comme { $name }, { $country }
offer-keep = Garder ce que j’ai saisi
offer-keep-text = Ce que vous avez saisi est différent : un organisateur le vérifie d’abord.
own-waits-since = En attente d’un organisateur depuis le { $day }.
own-waits-choice = La coalition connaît plusieurs organisations de ce nom. Un organisateur choisit la bonne.
own-waits-double = Une organisation au nom très proche figure déjà sur la liste. Un organisateur compare les deux.
own-waits-mailbox = Deux personnes de cette adresse figurent déjà sur la liste, ou des signatures de cette adresse l’ont quittée auparavant. Un organisateur examine les suivantes.
own-waits-script = Un mot de ce nom mêle des lettres d’alphabets différents qui se ressemblent. Un organisateur l’examine.
own-others-title = Autres noms en attente dans cette messagerie
own-others-text = Chacun est une signature à part. Ouvrez-la pour la confirmer ou pour dire que ce n’était pas vous.
own-others-link = Ouvrir « { $name } »
own-entered-again = Le { $day }, quelqu’un a de nouveau saisi ce nom pour votre adresse. Cette page montre ce qui avait été saisi auparavant. Si c’était vous, corrigez-le ici.
own-turned-away = Le { $day }, quelqu’un a saisi un nom de plus pour cette adresse. Il n’a pas été conservé, car huit noms de ce type attendent déjà. Si c’était le vôtre, choisissez l’un des noms en attente, corrigez-le pour en faire le vôtre et confirmez-le. Vous n’avez besoin d’aucun autre email pour cela.
own-waits-questioned = Un contact de l’organisation dit qu’elle n’a pas signé. Un organisateur vérifie.
own-correction-title = Votre correction est en attente
own-correction-text = Le { $day }, vous avez demandé à figurer comme ci-dessous. Tant qu’un organisateur ne l’a pas vérifié, l’inscription ci-dessus reste publiée.
own-category-falls = Vous figurez comme « { $category } ». Si vous changez votre nom ou votre fonction, un organisateur devra l’accorder de nouveau.
done-correction-waits = Votre correction a été transmise à un organisateur. D’ici là, rien ne change sur la liste.
done-listed = Votre signature est publiée.

error-pick-organisation = Plusieurs organisations du carnet d’adresses portent ce nom. Choisissez celle qui a signé.
error-held-by-organiser = Un organisateur vérifie cette signature. Vous ne pouvez pas la publier vous-même.
error-taken-off = Un organisateur a retiré cette signature de la liste après votre invitation. Si c’est une erreur, écrivez à la coalition : dès qu’elle vous renvoie l’invitation, vous pouvez signer.
error-name-waits = Un organisateur doit vérifier ce nom avant qu’il ne soit publié ; rien n’a donc été modifié. Écrivez au contact de la coalition, ou retirez votre signature et signez de nouveau sous ce nom : la nouvelle signature attendra un organisateur.

mail-correction-taken-subject = Votre correction est publiée : { $subject }
mail-correction-taken-lead = Un organisateur a vérifié votre correction. Elle est maintenant publiée.
mail-correction-declined-subject = Votre correction n’a pas été retenue : { $subject }
mail-correction-declined-lead = Un organisateur a vérifié votre correction et ne l’a pas retenue. Votre signature reste publiée comme avant.

act-correction-taken = Correction acceptée
act-correction-declined = Correction refusée

desk-correction = Correction en attente depuis le { $day }
desk-correction-to = Serait publié
correction-take = Publier la correction
correction-decline = Refuser la correction
done-correction-taken = La correction est publiée. Le signataire reçoit un email.
done-correction-declined = La correction est refusée. Le signataire reçoit un email.
held-since = En attente depuis le { $day }
held-look = Rien ne prouve que l’adresse parle pour l’organisation
held-choice = Plusieurs organisations de ce nom dans le carnet d’adresses
held-double = Un nom très proche est déjà publié
held-mailbox = Deux personnes de cette adresse figurent déjà sur la liste, ou des signatures de cette adresse l’ont quittée auparavant
held-script = Mêle des alphabets aux lettres semblables
held-organiser = Retirée provisoirement par un organisateur
held-questioned = Contestée par un contact de l’organisation
possible-doubles = Peut-être la même organisation :
pick-row = C’est { $name }, dans le carnet d’adresses
pick-another = Une autre organisation du même nom
act-organisations-merged = Organisations fusionnées
error-merge-itself = Choisissez une autre organisation.
error-merge-convener = Cette organisation est à l’initiative d’une lettre. Fusionnez plutôt l’autre avec elle.
organisation-domains = Domaines de messagerie
organisation-domains-hint = Un par ligne. Celui du site web est connu. Les sous-domaines ne comptent que s’ils figurent ici.
organisation-part-of = Fait partie de
organisation-part-of-hint = La fédération, le réseau ou l’organisation faîtière dont elle est membre.
organisation-part-of-none = Ne fait partie d’aucune autre
organisation-merge = Fusionner avec une autre organisation
organisation-merge-text = Tout ce que l’on sait de cette organisation passe à l’autre : noms, contacts, invitations et signatures. Ce qui est publié le reste.
organisation-into = Fusionner avec
organisation-merge-button = Fusionner
done-organisations-merged = Les organisations sont fusionnées.
error-domain-line = Ligne { $line } : indiquez un domaine, par exemple mail.example.org.
error-part-of = Une organisation ne peut pas faire partie d’elle-même.
count-chapters = { $count ->
    [one] L’une d’elles est la section d’une fédération de cette liste.
   *[other] { $count } d’entre elles sont des sections de fédérations de cette liste.
  }

question-title = Votre organisation a-t-elle signé ceci ?
question-lead = Une personne a signé cette lettre au nom de votre organisation, ou avec une adresse email de son domaine.
question-text-public = Si votre organisation ne l’a pas décidé, dites-le. L’inscription reste sur la liste, signalée comme contestée, jusqu’à ce qu’un organisateur l’ait vérifiée.
question-text-confidential = Si votre organisation ne l’a pas décidé, dites-le. L’inscription n’est pas publiée tant qu’un organisateur ne l’a pas vérifiée.
question-button = Ce n’était pas nous
question-was-us = Si c’était bien votre organisation, vous n’avez rien à faire.
question-asked-title = Vous avez contesté cette signature
question-asked-lead = Les organisateurs savent que ce n’était pas votre organisation. Ils vont vérifier la signature.
question-gone-title = Cette signature n’est plus sur la liste
question-gone-lead = Elle a été retirée. Vous n’avez rien à faire.
done-questioned = Merci. Nous avons prévenu les organisateurs.
mail-at-domain-subject = Quelqu’un a signé pour votre organisation : { $subject }
mail-at-domain-lead = Une personne a signé cette lettre au nom de votre organisation, ou avec une adresse email de son domaine. Si votre organisation l’a décidé, vous n’avez rien à faire.
mail-at-domain-link = Ce n’était pas nous
mail-at-domain-why = Vous recevez cet email parce que la coalition a votre adresse comme contact de l’organisation.
mail-questioned-subject = Votre signature est contestée : { $subject }
mail-questioned-lead = Un contact de l’organisation dit qu’elle n’a pas signé. Les organisateurs vont vérifier. Vous pouvez leur expliquer ce qui s’est passé.
mail-questioned-link = Répondre aux organisateurs
mail-questioned-secret = Ne transférez pas cet email : toute personne qui a le lien peut modifier votre signature.
mail-put-back-subject = Votre signature attend un organisateur : { $subject }
mail-put-back-lead = Un organisateur a retiré votre signature de la liste pour la vérifier. D’ici là, elle n’est pas comptée.
mail-taken-off-subject = Votre signature a été retirée de la liste : { $subject }
mail-taken-off-lead = Un organisateur a retiré votre signature de la liste. Elle n’est plus comptée.
mail-taken-off-ask = Si vous ne vous y attendiez pas, écrivez à la coalition : son adresse est sur la page de la lettre.
mail-questioned-told-subject = Une signature est contestée : { $subject }
mail-questioned-told-lead = Un contact d’une organisation dit qu’elle n’a pas signé. Veuillez vérifier la signature.
mail-questioned-told-link = Voir les signatures
mail-waiting-subject = { $count ->
    [one] Une signature vous attend : { $subject }
   *[other] { $count } signatures demandent votre approbation : { $subject }
  }
mail-waiting-overdue = { $count ->
    [one] Une signature attend un organisateur depuis le { $since }.
   *[other] { $count } signatures attendent un organisateur, la première depuis le { $since }.
  }
mail-waiting-deadline = { $count ->
    [one] La date limite approche et une signature attend encore un organisateur, depuis le { $since }.
   *[other] La date limite approche et { $count } signatures attendent encore un organisateur, la première depuis le { $since }.
  }
mail-waiting-publication = { $count ->
    [one] La lettre sera bientôt publiée et une signature attend encore un organisateur, depuis le { $since }.
   *[other] La lettre sera bientôt publiée et { $count } signatures attendent encore un organisateur, la première depuis le { $since }.
  }
mail-waiting-link = Les voir
act-question-settled = Contestation d’une signature réglée
own-questioned-title = Votre signature est contestée
own-questioned-text = Le { $day }, un contact de l’organisation a dit qu’elle n’avait pas signé. Un organisateur vérifie. Votre réponse n’est lue que par les organisateurs.
own-questioned-answer = Votre réponse aux organisateurs
own-questioned-button = Envoyer la réponse
own-questioned-link = Pour répondre, demandez un nouveau lien ci-dessous.
done-answered-question = Votre réponse a été transmise aux organisateurs.
desk-questioned = Contestée depuis le { $day } : un contact de l’organisation dit qu’elle n’a pas signé.
desk-questioned-answer = Le signataire répond :
desk-questioned-settle = Retirer la mention
done-question-settled = La mention est retirée.
listed-questioned = contestée
listed-questioned-why = Un contact de l’organisation dit qu’elle n’a pas signé. Les organisateurs vérifient.

report-title = Signaler une erreur
report-lead = Un nom n’a pas sa place sur cette liste, ou quelque chose est inexact ? Dites-le aux organisateurs.
report-entry = Quelle inscription ?
report-entry-hint = Telle que la liste la nomme. Laissez vide s’il s’agit de toute la liste.
report-words = Qu’est-ce qui est inexact ?
report-email = Votre email
report-email-hint = Seulement si les organisateurs peuvent vous interroger. Il n’est jamais publié.
report-button = Envoyer aux organisateurs
report-link = Signaler une erreur
done-reported = Merci. Les organisateurs ont reçu votre signalement.
mail-data-ends-subject = Des données personnelles vont être supprimées : { $subject }
mail-data-ends-lead = Aucune remise de cette lettre n’est notée. Le { $day }, ses données personnelles sont supprimées : les invitations et leurs réponses, les remarques, les messages et les adresses email des signataires. Les noms de la liste restent.
mail-data-ends-deliver = Si la lettre a été remise, notez-le : les jours comptent alors à partir de là. S’il vous reste à la remettre, exportez du bureau ce qu’il vous faut avant ce jour.
mail-data-ends-link = Noter une remise

mail-reported-subject = Une erreur est signalée : { $subject }
mail-reported-lead = Une personne a signalé une erreur sur la liste des signataires.
mail-reported-link = Lire les signalements
reports-title = Erreurs signalées
reports-lead = Ce que des lecteurs jugent inexact sur la liste. Un signalement est supprimé une fois traité.
reports-none = Personne n’a signalé d’erreur.
reports-no-entry = Toute la liste
reports-unreadable = Signalement illisible
reports-unreadable-why = Son contenu est endommagé ou a été enregistré avec une autre clé. Demandez à votre hébergeur, ou supprimez-le.
reports-settle = Traité : supprimer le signalement
reports-of-network = { $count } signalements venaient du même réseau ce jour-là
reports-of-network-why = Beaucoup de signalements d’un même réseau peuvent venir d’une seule personne, mais aussi d’une école, d’un bureau ou d’un opérateur de téléphone. Aucune adresse n’est conservée, seulement qu’ils venaient d’un même endroit. Cette suppression est définitive.
reports-settle-network = { $count ->
    [one] Supprimer ce signalement
   *[other] Supprimer les { $count } signalements
}
done-report-settled = Le signalement est supprimé.
done-reports-settled = Les signalements de ce réseau sont supprimés.
act-report-settled = Signalement d’erreur traité

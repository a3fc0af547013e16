# Qui figure sur la liste : tout de suite ou non, sous quel nom, et qui le conteste.

offer-title = Est-ce votre organisation ?
offer-text = La coalition connaît votre adresse e-mail comme celle de { $count ->
    [one] cette organisation
   *[other] ces organisations
  }. Sous le nom qu’elle connaît, votre signature n’attend l’accord de personne.
offer-as = Figurer comme { $name }, { $country }
offer-keep = Garder ce que j’ai saisi
offer-keep-text = Ce que vous avez saisi est différent : un organisateur le vérifie d’abord.
own-waits-since = En attente d’un organisateur depuis le { $day }.
own-waits-choice = La coalition connaît plusieurs organisations de ce nom. Un organisateur choisit la bonne.
own-waits-double = Une organisation au nom très proche figure déjà sur la liste. Un organisateur compare les deux.
own-waits-mailbox = Deux personnes de cette adresse figurent déjà sur la liste. Un organisateur examine les suivantes.
own-waits-script = Un mot de ce nom mêle des lettres d’alphabets différents qui se ressemblent. Un organisateur l’examine.
own-others-title = Autres noms en attente dans cette messagerie
own-others-text = Chacun est une signature à part. Ouvrez-la pour la confirmer ou pour dire que ce n’était pas vous.
own-others-link = Ouvrir « { $name } »
own-waits-questioned = Un contact de l’organisation dit qu’elle n’a pas signé. Un organisateur vérifie.
own-correction-title = Votre correction est en attente
own-correction-text = Le { $day }, vous avez demandé à figurer comme ci-dessous. Tant qu’un organisateur ne l’a pas vérifié, l’inscription ci-dessus reste publiée.
own-category-falls = Vous figurez comme « { $category } ». Si vous changez votre nom ou votre fonction, un organisateur devra l’accorder de nouveau.
done-correction-waits = Votre correction a été transmise à un organisateur. D’ici là, rien ne change sur la liste.
done-listed = Votre signature est publiée.

error-pick-organisation = Plusieurs organisations du carnet d’adresses portent ce nom. Choisissez celle qui a signé.
error-held-by-organiser = Un organisateur vérifie cette signature. Vous ne pouvez pas la publier vous-même.

mail-correction-taken-subject = Votre correction est publiée : { $subject }
mail-correction-taken-lead = Un organisateur a vérifié votre correction. Elle est maintenant publiée.
mail-correction-declined-subject = Votre correction n’a pas été retenue : { $subject }
mail-correction-declined-lead = Un organisateur a vérifié votre correction et ne l’a pas retenue. Votre signature reste publiée comme avant.

act-correction-taken = Correction acceptée
act-correction-declined = Correction refusée

desk-correction = Correction en attente depuis le { $day }
desk-correction-from = Publié aujourd’hui
desk-correction-to = Serait publié
correction-take = Publier la correction
correction-decline = Refuser la correction
done-correction-taken = La correction est publiée. Le signataire reçoit un e-mail.
done-correction-declined = La correction est refusée. Le signataire reçoit un e-mail.
held-since = En attente depuis le { $day }
held-look = Rien ne prouve que l’adresse parle pour l’organisation
held-choice = Plusieurs organisations de ce nom dans le carnet d’adresses
held-double = Un nom très proche est déjà publié
held-mailbox = Deux personnes de cette adresse figurent déjà sur la liste
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

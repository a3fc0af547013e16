## Regroupements de signatures, au bureau
clusters-title = Regroupements
clusters-lead = Des signatures qui ont quelque chose en commun. La raison est souvent anodine : des collègues, une conférence, une connexion partagée. Un regroupement ne retient aucune signature, et seuls les organisateurs le voient.
clusters-link = { $count ->
    [0] Aucun regroupement
    [one] { $count } regroupement
   *[other] { $count } regroupements
}
clusters-all = Tous les regroupements
clusters-none = Aucun regroupement
clusters-none-text = Aucune signature n’a le même nom et le même pays qu’une autre, ni le même domaine d’adresse email, et aucun réseau n’en a envoyé dix ou plus en une heure.
clusters-shared = En commun
clusters-count = Signatures
clusters-when = Dates
clusters-listed = { $count ->
    [one] { $count } publiée
   *[other] { $count } publiées
}
clusters-held = { $count } en attente d’examen
clusters-pending = { $count ->
    [one] { $count } non confirmée
   *[other] { $count } non confirmées
}
clusters-first = Du { $moment }
clusters-last = Au { $moment }
clusters-partly = Cette page tient compte des { $count } signatures publiées les plus récentes, des { $count } plus récentes en attente d’examen et des { $count } plus récentes non confirmées.
clusters-more = { $count ->
    [one] { $count } regroupement plus petit n’est pas affiché.
   *[other] { $count } regroupements plus petits ne sont pas affichés.
}
cluster-network = Un même réseau en une heure
cluster-name = Même nom et même pays
cluster-domain = Même domaine d’adresse email
cluster-with-count = { $cluster } : { $count }
cluster-innocent = À lui seul, cela ne prouve rien contre elles.
cluster-gone = Ce regroupement n’existe plus
cluster-gone-text = Ses signatures ont été retirées ou supprimées, ou ne sont plus parmi les plus récentes.
networks-title = Réseaux qui ne forment pas de regroupement
networks-lead = Lors d’une conférence ou dans un bureau, beaucoup de personnes signent depuis un même réseau. Indiquez-le ici : les signatures qui en viennent ne formeront plus de regroupement. Ceux qui existent déjà restent.
networks-label = Réseaux
networks-hint = Un par ligne : une adresse, comme 203.0.113.7, ou une adresse et sa longueur, comme 198.51.100.0/24. La personne qui gère le réseau la connaît.
networks-save = Enregistrer les réseaux
networks-kept = Aucun réseau n’est conservé avec une signature. Pendant la collecte, nous comptons en mémoire pendant une heure et ne gardons qu’un nombre aléatoire avec les signatures d’un regroupement ; il est supprimé 30 jours après la clôture de la lettre.
done-networks-saved = Les réseaux sont enregistrés.
error-network-unknown = « { $network } » n’est pas un réseau. Indiquez une adresse, ou une adresse et sa longueur, comme 198.51.100.0/24.
error-network-wide = « { $network } » est un réseau trop grand : la longueur après la barre oblique est d’au moins 8, et d’au moins 16 pour les adresses avec des deux-points.
error-networks-many = Indiquez au plus { $max } réseaux.
act-networks-named = Réseaux sans regroupement indiqués

// Browsers that know no modules run this and nothing else: the page says that it cannot start.
document.getElementById("boot-failed").hidden = false;

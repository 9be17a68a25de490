<#macro page title>
== ${title} ==
<#nested>
== ${.locale} ==
</#macro>

<#import "layout.ftl" as layout>
<@layout.page title="Order ${order.number?c}">
<#list order.lines as line>
${line?index + 1}. ${line.article?cap_first} x ${line.amount} = ${line.total()?string("0.00")}
<#else>
nothing
</#list>
<#if order.note??>${order.note?html}</#if>
${shout("thanks")} ${order.state} ${order.lines?map(line -> line.article)?join(", ")}
</@layout.page>

# 限期整改通知单、催办单:草稿、开出、打印的一页。

paper-rectify = 限期整改通知单
paper-urge = 催办单
paper-label = { $community }〔{ $year }〕{ $serial }号
paper-to = 单位
paper-basis = 依据
paper-until = 期限
paper-draft = { $what }(还没开) · { $number } 号
paper-draft-body = 选一个期限就开出,马上告诉单位,记在 { $number } 号的经过里。
paper-draft-urge = 按一下就开出,马上告诉单位,记在 { $number } 号的经过里。
paper-days = { $days }个工作日内
paper-issued = 关于 { $number } 号,{ $issuer }签发。办好了照常发照片交回。
paper-print = 打开,打印盖章

paper-dear = { $unit }:
paper-found = { $matter ->
    [nothing] 经核实,{ $place }有一件事需要贵单位处理。
   *[other] 经核实,{ $place }存在“{ $matter }”的问题,属贵单位负责。
}
paper-said = 情况:{ $words }
paper-ground = 依据:{ $basis }
paper-ask-rectify = 请于 { $until } 前整改到位,并把整改后的照片报社区受理台核实销号。
paper-ask-urge = 该事项的办理期限为{ $until }。请抓紧办理,办好后把照片报社区受理台核实销号。
paper-ask-soon = 请抓紧办理,办好后把照片报社区受理台核实销号。
paper-otherwise = 有困难、不属本单位职责的,请在收到后一个工作日内说明。
paper-moment = { $year }年{ $month }月{ $day }日 { $time }
paper-sign-issuer = 签发人
paper-sign-receiver = 签收人、日期
paper-sign-stamp = 盖章
paper-foot = 一式两份,单位、社区各留一份。

# 演示在终端里说的话。

demo-past = 三周的往事 … { $done }/{ $of }
